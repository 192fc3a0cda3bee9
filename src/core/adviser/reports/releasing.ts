/**
 * A release is taken once and never changed. The adviser's page decided what is in it; everything that can be seen without
 * the counters is looked at here once more, so that a page that was tampered with, or is old, publishes nothing that points at
 * somebody.
 */
import { addDays } from '../../calendar.ts';
import type { Organisation } from '../../organisation.ts';
import type { Clock } from '../../ports.ts';
import { settlesWith } from '../../billing/settle.ts';
import { attack } from '../../report/attack/index.ts';
import type { Release, Report, SignedRelease } from '../../report/release.ts';
import { releaseHash, verifyRelease } from '../../report/sign.ts';
import type { Seat } from '../types.ts';
import { isIncomplete, roundIn, waitsFor, type RoundDeps } from './rounds.ts';
import { closedYear, hasReport, releasesIn, RELEASES_MAX, today, yearOf, type ReportState } from './state.ts';

/**
 * `released`: there is one of this year. `moved`: made from what is not so any more. `waiting`: somebody did not hand in.
 * `points`: the attack finds a figure, or a rule is broken. `newer`: something published is of a version that this server does
 * not know. `full`: no more fits. The rest as in `BeginResult`.
 */
export type ReleaseResult =
  | 'stored'
  | 'released'
  | 'moved'
  | 'waiting'
  | 'points'
  | 'newer'
  | 'full'
  | 'open'
  | 'past'
  | 'refused'
  | 'malformed';

/** A page that was open since yesterday. */
const GRACE_DAYS = 1;
/** Of one year. Each is a publication that the next account is held against. */
export const ADVICES_MAX = 12;

type Wrong = Exclude<ReleaseResult, 'stored'> | undefined;

interface Looked {
  readonly organisation: Organisation;
  readonly clock: Clock;
  readonly state: ReportState;
  /** Id of who releases. */
  readonly maker: string;
  /** What was handed in, and for which round. */
  readonly parts: { readonly round: number; readonly handed: Readonly<Record<string, string>> };
}

/** Of a report: that it is of the round that its maker made, and says what is known here to be so. */
function wrongReport({ organisation, clock, state, maker, parts }: Looked, report: Report): Wrong {
  const closed = closedYear(organisation, clock, report.year);
  if (closed !== 'closed') return closed;
  const year = state.years[report.year];
  const round = roundIn(year)?.round;
  if (year === undefined || round?.maker !== maker || round.number !== parts.round) return 'moved';
  const own = round.members.find(({ adviser }) => adviser === maker)?.card;
  if (own !== report.maker.card) return 'moved';
  if (waitsFor(round, parts.handed).length > 0) return 'waiting';
  const { printed } = report;
  const isOfRound = printed.years.every((one) => round.years.includes(one)) && printed.years.includes(report.year);
  const isOfFile = printed.people === organisation.people && printed.managers === organisation.managers;
  if (!isOfRound || !isOfFile) return 'moved';
  // Whoever stopped took their counters along: they leave the store with the key.
  const isMissing = isIncomplete(year, round) || report.team.stopped > 0;
  return isMissing && report.incomplete !== true ? 'refused' : undefined;
}

function wrongIn(looked: Looked, release: Release): Wrong {
  const published = releasesIn(looked.state);
  if (published === 'newer') return 'newer';
  const ofYear = published.filter(({ year }) => year === release.year);
  const now = today(looked.organisation, looked.clock);
  const isToday = release.day >= addDays(now, -GRACE_DAYS) && release.day <= addDays(now, GRACE_DAYS);
  if (!isToday) return 'moved';
  switch (release.kind) {
    case 'report': {
      if (ofYear.some(({ kind }) => kind === 'report')) return 'released';
      const wrong = wrongReport(looked, release);
      if (wrong !== undefined) return wrong;
      break;
    }
    case 'advice':
      if (release.year !== yearOf(release.day)) return 'moved';
      if (ofYear.filter(({ kind }) => kind === 'advice').length >= ADVICES_MAX) return 'full';
      break;
    case 'settlement':
      // After the account of that year: what it rounds is then bound by what stands there.
      if (!ofYear.some(({ kind }) => kind === 'report')) return 'open';
      // Only with whom the contract of that whole year says so: nobody else is told a number.
      if (settlesWith(looked.organisation, release.year) !== release.supplier) return 'refused';
      if (ofYear.some((one) => one.kind === 'settlement' && one.supplier === release.supplier)) return 'released';
      break;
  }
  return attack([...published, release]).length > 0 ? 'points' : undefined;
}

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((each, at) => each === other[at]);

export function createReleasing({ reports, parts, clock }: RoundDeps) {
  return async ({ organisation, adviser }: Seat, year: number, signed: SignedRelease): Promise<ReleaseResult> => {
    const verified = await verifyRelease(signed);
    if (verified.is === 'forged') return 'refused';
    if (verified.is !== 'signed') return verified.is === 'newer' ? 'newer' : 'malformed';
    const { release, kid } = verified;
    if (!adviser.keyCards.some((card) => card.kid === kid)) return 'refused';
    if (release.organisation.id !== organisation.id || release.year !== year) return 'malformed';
    if (release.organisation.name !== organisation.name || release.maker.name !== adviser.name) return 'moved';
    const before = await reports.get(organisation.id);
    // The answer to the first attempt was lost.
    if (before.releases.some(({ text }) => text === signed.text)) return 'stored';
    if (release.kind === 'report' && hasReport(releasesIn(before), year)) return 'released';
    const earlier = await Promise.all(before.releases.map(({ text }) => releaseHash(text)));
    if (!isSame(release.earlier, earlier)) return 'moved';
    const round = roundIn(before.years[year])?.round.number ?? 0;
    const handed = await parts.get(organisation.id, year, round);
    let why: ReleaseResult = 'moved';
    const result = await reports.change(organisation.id, (state) => {
      // Whatever came in between is not among what this one names.
      if (state.releases.length !== before.releases.length) return undefined;
      const looked = { organisation, clock, state, maker: adviser.id, parts: { round, handed } };
      const size = state.releases.reduce((sum, { text }) => sum + text.length, signed.text.length);
      // Of an account there is one a year; advices, of which anybody may write twelve, never fill its place.
      const most = release.kind === 'advice' ? RELEASES_MAX / 2 : RELEASES_MAX;
      why = wrongIn(looked, release) ?? (size > most ? 'full' : 'stored');
      if (why !== 'stored') return undefined;
      const { [year]: done, ...years } = state.years;
      const staying = release.kind === 'report' || done === undefined ? years : { ...years, [year]: done };
      return { ...state, years: staying, releases: [...state.releases, { ...signed }] };
    });
    if (result === 'refused') return why;
    if (release.kind === 'report') await parts.delete(organisation.id, year);
    return 'stored';
  };
}
