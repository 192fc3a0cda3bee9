/** The public page of an organisation, as a telephone gets it. It loads nothing else: its policy allows it nothing. */
import { get } from 'node:http';
import type { Row } from '../table.ts';

const MOST_BYTES = 15_000;
/** As browsers ask. */
const ACCEPTED = { 'accept-encoding': 'gzip, deflate, br, zstd' };

/** Bytes of the body on the wire. */
const bytesOf = (address: string): Promise<number> =>
  new Promise((resolve, reject) => {
    get(address, { headers: ACCEPTED }, (response) => {
      if (response.statusCode !== 200) return reject(new Error(`the public page answered ${response.statusCode}`));
      let bytes = 0;
      response.on('data', ({ length }: Buffer) => void (bytes += length));
      response.on('end', () => resolve(bytes));
      response.on('error', reject);
    }).on('error', reject);
  });

/** @param port of the bot's listener */
export async function measurePublicPage(port: number, organisation: string): Promise<Row> {
  const each = await Promise.all(
    ['nl', 'en'].map((language) => bytesOf(`http://127.0.0.1:${port}/${organisation}/${language}`)),
  );
  const bytes = Math.max(...each);
  return {
    figure: 'public page, all that it loads',
    measured: `${bytes.toLocaleString('en')} bytes`,
    target: `below ${MOST_BYTES.toLocaleString('en')}`,
    met: bytes < MOST_BYTES,
  };
}
