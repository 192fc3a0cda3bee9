/** What an organisation pays by, and what its supplier asks: all of it may be left out, and then nothing is billed. */
import { z } from 'zod';
import { FORMS, type Contract } from '../core/billing/contract.ts';
import type { Tariff } from '../core/billing/tariffs.ts';
import { addDays } from '../core/calendar.ts';
import { contrast } from '../core/report/document/colour.ts';
import { day, email, identity, phone, slug, upTo } from './fields.ts';

const contract = z.strictObject({
  supplier: slug,
  form: z.enum(FORMS).default('package'),
  from: day,
  until: day.exactOptional(),
});
const endOf = ({ until }: Contract): string => until ?? '9999-12-31';

/** One, or several that follow each other: who changed form or supplier is still to be billed for what went before. */
export const contractsSchema = z
  .preprocess(
    (value) => (Array.isArray(value) || value === undefined ? value : [value]),
    z.array(contract).min(1).max(20),
  )
  .transform((all): readonly Contract[] => all.toSorted((a, b) => (a.from < b.from ? -1 : 1)))
  .superRefine((all, context) => {
    for (const [index, one] of all.entries()) {
      const before = all[index - 1];
      if (one.until !== undefined && one.until < one.from)
        context.addIssue({ code: 'custom', path: [], message: '"until" lies before "from"' });
      if (before !== undefined && endOf(before) >= one.from)
        context.addIssue({
          code: 'custom',
          path: [],
          message: `two contracts hold on ${one.from}: end the first with until: ${addDays(one.from, -1)}`,
        });
    }
  });

/** Up to ten million euros: more is cents that were typed as euros, twice. */
const cents = z.int({ error: 'write a whole number of cents: 52500 is € 525' }).min(0).max(1_000_000_000);
const counted = z.strictObject({ year: cents.default(0), consult: cents });
const steps = z
  .array(z.strictObject({ people: z.int().min(1).max(1_000_000), cents }))
  .min(1)
  .max(20);
const tariff = z.strictObject({
  from: day,
  vat: z.number().min(0).max(30).multipleOf(0.5),
  package: z
    .union([cents.transform((one) => [{ people: 1, cents: one }]), steps], {
      error: 'write the price of a year in cents, or a list of { people: 1, cents: 52500 }',
    })
    .transform((all) => all.toSorted((a, b) => a.people - b.people))
    .refine((all) => all[0]?.people === 1, 'begin the list with people: 1')
    .refine((all) => all.every((one, at) => one.people !== all[at - 1]?.people), 'names a number of people twice'),
  perConsult: counted.exactOptional(),
  pool: counted.exactOptional(),
});
export const tariffsSchema = z
  .array(tariff)
  .min(1)
  .max(40)
  .transform((all): readonly Tariff[] => all.toSorted((a, b) => (a.from < b.from ? -1 : 1)))
  .refine((all) => all.every((one, at) => one.from !== all[at - 1]?.from), 'two tariffs begin on one day');

/** What stands on an offer and on a bill. */
export const brandingSchema = z.strictObject({
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'write a colour as "#17656a"')
    .toLowerCase()
    .refine(
      (colour) => contrast(colour, '#ffffff') >= 4.5,
      'is too light to be read on white (WCAG 1.4.3 asks 4.5 : 1)',
    )
    .exactOptional(),
  address: z.array(upTo(80)).min(1).max(5).exactOptional(),
  email: email.exactOptional(),
  phone: phone.exactOptional(),
  /** Number in the trade register. */
  kvk: upTo(20).exactOptional(),
  vatId: upTo(20).exactOptional(),
  iban: upTo(40).exactOptional(),
  payWithinDays: z.int().min(1).max(120).default(30),
});
export type Branding = z.infer<typeof brandingSchema>;

export const coordinatorsSchema = z.array(identity).min(1).max(20);
