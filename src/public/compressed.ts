/**
 * The page as a telephone far away gets it: some 50 kB are 10 on the way. It is the same for everybody and holds no secret,
 * so compressing it tells nobody anything (base/variants.ts).
 */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { memoPer } from '../base/memo.ts';
import { encodedFor, type Variants } from '../base/variants.ts';

export interface Page {
  readonly body: Buffer;
  /** Of the page as it is; each compressed form has one of its own (RFC 9110, 8.8.3.3). */
  readonly etag: string;
  readonly headers: Readonly<Record<string, string>>;
}
export interface Sent {
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string | number>> & { readonly etag: string };
}

/** A page that was made anew is waited for by somebody: nearly as small as it goes, in a tenth of the time. */
const QUALITY = 6;
const [withBrotli, withGzip] = [promisify(brotliCompress), promisify(gzip)];

/** Once for each page, beside the thread that answers. A picture is compressed already. */
const variantsOf = memoPer(async ({ body, headers }: Page): Promise<Variants> => {
  if (headers['content-type']?.startsWith('text/') !== true) return { plain: body };
  const [br, zipped] = await Promise.all([
    withBrotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } }),
    withGzip(body),
  ]);
  return { plain: body, br, gzip: zipped };
});

/** What goes to somebody whose browser said `acceptEncoding`, with headers that say what it is; its length is not among them. */
export async function sentFor(page: Page, acceptEncoding: string | undefined): Promise<Sent> {
  const { body, headers } = encodedFor(await variantsOf(page), acceptEncoding);
  const encoding = headers['content-encoding'];
  // Without `Vary`: whoever takes a compressed page takes this one too.
  if (encoding === undefined) return { body, headers: { ...page.headers, etag: page.etag } };
  const { 'content-length': _length, ...said } = headers;
  return { body, headers: { ...page.headers, ...said, etag: page.etag.replace(/"$/, `-${encoding}"`) } };
}
