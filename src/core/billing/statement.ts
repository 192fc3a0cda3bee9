/**
 * What an adviser hands their supplier after a quarter: one number of consults over all organisations with one form of
 * contract, signed, and nothing by which it can be split. Made in the browser, carried as a file.
 */
import * as z from 'zod/mini';
import { readJson } from '../../base/json.ts';
import { concat, uint32, utf8 } from '../../seal/bytes.ts';
import { parseKeyCard, type KeyCard } from '../../seal/key-card.ts';
import { isSignatureOf, signBytes } from '../../seal/signature.ts';
import type { CalendarDay } from '../calendar.ts';
import { isDay } from '../days.ts';
import { ADVISER_PATTERN } from '../organisation.ts';
import type { Ledger } from '../register/ledger.ts';
import { ledgerOfForm } from './consult.ts';
import { quarterOf, STATEMENT_AT_LEAST, type CountedForm, type Quarter } from './contract.ts';

const statementSchema = z.strictObject({
  v: z.literal(1),
  kind: z.literal('statement'),
  supplier: z.string().check(z.regex(ADVISER_PATTERN)),
  form: z.enum(['per-consult', 'pool']),
  year: z.int().check(z.minimum(2020), z.maximum(9999)),
  quarter: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  consults: z.int().check(z.nonnegative(), z.maximum(99_999)),
  /** Over how many, and none of them named. */
  organisations: z.int().check(z.minimum(STATEMENT_AT_LEAST), z.maximum(10_000)),
  day: z.string().check(z.refine(isDay)),
  maker: z.strictObject({
    name: z.string().check(z.minLength(1), z.maxLength(120)),
    card: z.string().check(z.maxLength(200)),
  }),
});
export type QuarterStatement = z.infer<typeof statementSchema>;
const signedSchema = z.strictObject({ text: z.string().check(z.maxLength(4000)), signature: z.string() });

/** An organisation of which this adviser counts consults, as the server says today. */
export interface CountedSeat {
  readonly supplier: string;
  readonly form: CountedForm;
  readonly from: CalendarDay;
}
export type StatementRefusal =
  /** The quarter is not over. */
  | 'not-over'
  /** Fewer than five organisations: the number would be somebody's. */
  | 'few-organisations'
  /** A key was lost or an older book was put back: what is counted may be too little. */
  | 'incomplete';

/** What may be handed in, or why it may not. @param today by the server's clock */
export function statementOf(
  ledger: Ledger,
  { supplier, form }: { readonly supplier: string; readonly form: CountedForm },
  { year, quarter }: { readonly year: number; readonly quarter: Quarter },
  seats: readonly CountedSeat[],
  today: CalendarDay,
): { readonly consults: number; readonly organisations: number } | StatementRefusal {
  const period = quarterOf(year, quarter);
  if (today <= period.until) return 'not-over';
  // Who began after the first day of the quarter was not counted in it.
  const organisations = seats.filter(
    (seat) => seat.supplier === supplier && seat.form === form && seat.from <= period.from,
  ).length;
  if (organisations < STATEMENT_AT_LEAST) return 'few-organisations';
  if (ledger.incomplete === true) return 'incomplete';
  const counts = ledger.organisations[ledgerOfForm(supplier, form)]?.counts ?? {};
  return { consults: counts[`consult.q${quarter}`] ?? 0, organisations };
}

/** No release and no statement of another kind begins like this. */
const LABEL = utf8('in-vertrouwen/1/quarter');
function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const bytes = utf8(text);
  return concat(LABEL, uint32(bytes.length), bytes);
}

/** The text of the file. @param signer the private half of `statement.maker.card` */
export async function signQuarter(signer: CryptoKey, statement: QuarterStatement): Promise<string> {
  const text = JSON.stringify(statement);
  return `${JSON.stringify({ text, signature: await signBytes(signer, bytesOf(text)) })}\n`;
}

function cardIn(text: string): KeyCard | undefined {
  try {
    return parseKeyCard(text);
  } catch {
    return undefined;
  }
}

/** `unknown`: no statement of ours. `newer`: of a later version. `forged`: changed, or signed by another key. */
export async function readQuarter(
  file: string,
): Promise<{ readonly statement: QuarterStatement; readonly kid: string } | 'unknown' | 'newer' | 'forged'> {
  const signed = signedSchema.safeParse(readJson(file)).data;
  if (signed === undefined) return 'unknown';
  const found = readJson(signed.text);
  const version = z.looseObject({ v: z.number() }).safeParse(found).data?.v;
  if (version !== undefined && version > 1) return 'newer';
  const statement = statementSchema.safeParse(found).data;
  const card = statement && cardIn(statement.maker.card);
  if (statement === undefined || card === undefined) return 'unknown';
  const isRight = await isSignatureOf(card.signing, bytesOf(signed.text), signed.signature);
  return isRight ? { statement, kid: card.kid } : 'forged';
}
