/** What the inbox's server and the account's screens agree on. Apart from `contract.ts`: it is not for the first load. */
import * as z from 'zod/mini';

export const REPORTS_PATH = '/api/reports';
/** For a router `:organisation` and `:year`; for the page the two encoded. */
export const reportsPath = (organisation: string): string => `${REPORTS_PATH}/${organisation}`;
export const reportYearPath = (organisation: string, year: string): string => `${reportsPath(organisation)}/${year}`;

const year = z.int().check(z.minimum(2020), z.maximum(9999));
const hour = z.int().check(z.nonnegative());
const signed = z.object({ text: z.string(), signature: z.string() });
const count = z.int().check(z.nonnegative());

/** As `RoundView` in core/adviser/reports. */
const round = z.object({
  text: z.string(),
  signature: z.string(),
  begun: hour,
  waits: z.array(z.string()),
  incomplete: z.boolean(),
  mayTakeOver: z.boolean(),
  handed: z.optional(z.record(z.string(), z.string())),
});
const yearView = z.object({
  year,
  next: z.int().check(z.positive()),
  round: z.optional(round),
  newer: z.optional(z.literal(true)),
});
export const reports = z.object({
  today: z.string(),
  facts: z.object({ people: z.optional(count), managers: z.optional(count) }),
  /** As `ReportsView`; absent from an older server. */
  apart: z.optional(z.array(year)),
  years: z.array(yearView),
  team: z.array(z.object({ adviser: z.string(), name: z.string(), card: z.optional(z.string()) })),
  releases: z.array(signed),
  /** As `ReportsView`; absent from an older server. */
  settles: z.optional(z.array(z.object({ year, supplier: z.string() }))),
});
export const glances = z.object({
  seats: z.array(
    z.object({
      organisation: z.string(),
      year,
      state: z.enum(['none', 'begun', 'released', 'unreadable']),
      maker: z.optional(z.string()),
      asked: z.boolean(),
      /** As `ReportsGlance`. */
      out: z.optional(z.readonly(z.array(year))),
    }),
  ),
});
export type ReportsResponse = z.infer<typeof reports>;
export type YearResponse = z.infer<typeof yearView>;
export type RoundResponse = z.infer<typeof round>;
export type GlanceResponse = z.infer<typeof glances>['seats'][number];

const signature = z.string().check(z.regex(/^[A-Za-z0-9_-]{86}$/));
/** In an address. */
export const yearInPath = z.string().check(z.regex(/^20\d{2}$/));
/** The text that was signed, as it was signed. */
export const roundRequest = z.strictObject({ text: z.string().check(z.maxLength(20_000)), signature });
/** `seal/masked.ts`, base64url. */
export const contributionRequest = z.strictObject({ contribution: z.string().check(z.maxLength(11_500)) });
export const endRequest = z.strictObject({ signature });
/** Four texts of 20,000 characters, each of which JSON may write as six. */
export const releaseRequest = z.strictObject({ text: z.string().check(z.maxLength(500_000)), signature });
