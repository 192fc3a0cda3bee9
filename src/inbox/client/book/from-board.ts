/** The lines that slips leave behind: by themselves, when the adviser's page reads what was said to them. */
import { dayIn } from '../../../core/calendar.ts';
import { fromHour } from '../../../core/conversation.ts';
import type { Mark, Placed } from '../../../core/board/parts.ts';
import { isYes } from '../../../core/board/slip.ts';
import { toBase64url, utf8 } from '../../../seal/bytes.ts';
import type { ConsentLine } from './lines.ts';

/** The same for one slip on every device; from the line nobody finds the slip, nor the conversation. */
async function idOf(mark: Mark): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', utf8(`in-vertrouwen/1/book-line\n${mark}`));
  return toBase64url(new Uint8Array(hash)).slice(0, 22);
}

/** Of what was said yes to, also where it was taken back. @param timeZone in which the day is the adviser's */
export async function consentsIn(placed: readonly Placed[], timeZone: string): Promise<readonly ConsentLine[]> {
  const lines = placed.map(async ({ mark, item, answer }): Promise<readonly ConsentLine[]> => {
    if (item === 'newer' || item.is !== 'slip' || answer === undefined) return [];
    const withdrawn = answer.says === 'revoke';
    if (!withdrawn && !isYes(answer.says)) return [];
    const day = dayIn(fromHour(answer.hour), timeZone);
    return [{ kind: 'consent', id: await idOf(mark), day, to: item.to, named: item.named, withdrawn }];
  });
  return (await Promise.all(lines)).flat();
}
