/**
 * Files that were compressed when the pages were built (scripts/build.mjs), and which of them a browser takes.
 *
 * Only for what is the same for everybody and holds no secret: scripts, styles, pictures, the public page. An answer that
 * holds a secret beside something an outsider can choose is never compressed, here or by a proxy: its length would give the
 * secret away, one guess at a time (BREACH, breachattack.com). That is every answer of an API, and each page with a nonce.
 */
import Negotiator from 'negotiator';

export interface Variants {
  readonly plain: Uint8Array;
  readonly br?: Uint8Array | undefined;
  readonly gzip?: Uint8Array | undefined;
}

/** How the compressed neighbours of a file are called. */
export const ENDINGS = { br: '.br', gzip: '.gz' } as const;

/** The file of this name and its neighbours; `read` answers `undefined` for what is not there. */
export function variantsOf(name: string, read: (name: string) => Uint8Array | undefined): Variants | undefined {
  const plain = read(name);
  if (plain === undefined) return undefined;
  return { plain, br: read(name + ENDINGS.br), gzip: read(name + ENDINGS.gzip) };
}

export const isVariant = (name: string): boolean => Object.values(ENDINGS).some((ending) => name.endsWith(ending));

interface Encoded {
  readonly body: Uint8Array;
  /** Say which one it is, and to caches that there are others. */
  readonly headers: Readonly<Record<string, string | number>>;
}

/** With what to prefer where a browser has no preference: an argument that the types do not know yet. */
interface Encodings {
  encodings(available: readonly string[], options: { readonly preferred: readonly string[] }): string[];
}

/** RFC 9110, 12.5.3. Who takes nothing that we have gets the plain one: a page that arrives is worth more than a 406. */
export function encodedFor(variants: Variants, acceptEncoding: string | undefined): Encoded {
  const negotiator = new Negotiator({ headers: { 'accept-encoding': acceptEncoding } }) as unknown as Encodings;
  const there = (['br', 'gzip'] as const).filter((name) => variants[name] !== undefined);
  const [wanted] = negotiator.encodings([...there, 'identity'], { preferred: ['br', 'gzip'] });
  const name = there.find((each) => each === wanted);
  const body = (name === undefined ? undefined : variants[name]) ?? variants.plain;
  return {
    body,
    headers: {
      ...(there.length === 0 ? {} : { vary: 'Accept-Encoding' }),
      ...(name === undefined ? {} : { 'content-encoding': name }),
      'content-length': body.length,
    },
  };
}
