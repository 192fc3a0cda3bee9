/**
 * The names of WebCrypto's types, which browsers have and Node has under another roof. Server code is checked without the
 * browser's library, so that it cannot say `window`; the clients and tests take these names from that library.
 */
type CryptoKey = import('node:crypto').webcrypto.CryptoKey;
type CryptoKeyPair = import('node:crypto').webcrypto.CryptoKeyPair;
type KeyUsage = import('node:crypto').webcrypto.KeyUsage;
