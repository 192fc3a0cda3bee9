/**
 * Talk is no report. Nothing in the product can start one: the ways to report or complain are addresses of others, each behind
 * a sign that says so, and whoever opens a page about one touches nothing.
 */
import { readdirSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { pressSchema, type EmployeeEvent } from '../../src/core/events.ts';
import type { Links, Organisation } from '../../src/core/organisation.ts';
import type { Store } from '../../src/core/ports.ts';
import { everyPost } from '../../src/core/publishing/card.ts';
import { publicPageContent } from '../../src/core/publishing/page.ts';
import type { Action, Link } from '../../src/core/screens.ts';
import { posterContent } from '../../src/commands/poster/content.ts';
import { PATHS } from '../../src/inbox/contract.ts';
import { desks } from '../support/desks.helper.ts';
import { testOrganisation, TUESDAY_10 } from '../support/organisation.helper.ts';
import { read } from '../support/written-paths.helper.ts';

const OWN = {
  complaintsProcedure: 'https://example.nl/klacht-vertrouwenspersoon',
  conductComplaint: 'https://example.nl/klacht-gedrag',
  integrityReport: 'https://example.nl/integriteit',
  association: 'https://example.nl/commissie-van-toezicht',
  supplierComplaints: 'https://wilgenlaan.example/klachten',
} as const satisfies Links;
const FORMAL = new Set<string>([
  ...Object.values(OWN),
  'https://www.huisvoorklokkenluiders.nl',
  'https://www.nlarbeidsinspectie.nl',
  'https://www.politie.nl',
]);
const given = (await testOrganisation({ links: OWN })).organisation;
const organisation: Organisation = {
  ...given,
  advisers: given.advisers.map((one) =>
    one.id === 'samira'
      ? { ...one, topics: ['conduct', 'integrity'], rehabilitation: true }
      : { ...one, reportingPoint: true },
  ),
};
/** It is no talk any more; you do it yourself, and outside. */
const SIGN = {
  nl: /(geen praten meer|nog geen klacht)[\s\S]*buiten deze app/,
  en: /(no longer talking|not yet a complaint)[\s\S]*outside this app/,
} as const;
const PUBLIC = { publicOrigin: 'https://vertrouwen.example.nl' };

const actions = (value: unknown): Action[] =>
  typeof value !== 'object' || value === null
    ? []
    : 'press' in value && 'label' in value
      ? [value as Action]
      : Object.values(value).flatMap(actions);
const links = (value: unknown): Link[] =>
  typeof value !== 'object' || value === null
    ? []
    : 'url' in value && 'label' in value
      ? [value as Link]
      : Object.values(value).flatMap(links);
const formalIn = (value: unknown): readonly string[] =>
  links(value).flatMap(({ url }) => (FORMAL.has(url) ? [url] : []));

describe.each(['nl', 'en'] as const)('every page that can be pressed to, in %s', (language) => {
  it('has the sign above a way to report or complain, whichever page it is', async () => {
    const d = await desks(organisation);
    const seen = new Set<string>();
    const reached = new Set<string>();
    const waiting: EmployeeEvent[] = [{ do: 'open' }, { do: 'lost-form' }];
    for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
      const key = JSON.stringify(step);
      if (seen.has(key)) continue;
      seen.add(key);
      const screen = await d.employee.handle(d.visit('U0NOOR', { language }), step);
      const found = formalIn(screen);
      for (const url of found) reached.add(url);
      const intro = 'intro' in screen ? [screen.intro].flat().join('\n') : '';
      if (found.length > 0) expect([key, SIGN[language].test(intro)]).toEqual([key, true]);
      waiting.push(...actions(screen).map(({ press }) => press));
      if (screen.kind === 'limits') waiting.push({ do: 'submit', submit: screen.form as never });
    }
    // None of them was passed by.
    expect([...reached].toSorted()).toEqual([...FORMAL].toSorted());
    for (const adviser of ['samira', 'tom', 'halina']) expect(await d.adviser.list(d.seat(adviser))).toEqual([]);
  });

  it('and the public page; the card, the short messages and the poster lead to none', () => {
    const page = publicPageContent(organisation, language, PUBLIC, TUESDAY_10);
    const parts = Object.values(page).filter((part) => typeof part === 'object' && formalIn(part).length > 0);
    expect(new Set(parts)).toEqual(new Set([page.elsewhere, page.complaint]));
    for (const { intro } of [page.elsewhere, page.complaint]) expect(intro.join('\n')).toMatch(SIGN[language]);
    const made = [...everyPost(organisation, PUBLIC), posterContent(organisation, language, PUBLIC.publicOrigin)];
    for (const url of FORMAL) expect(JSON.stringify(made)).not.toContain(url);
  });
});

test('reading about it asks the store nothing, so there is nothing that it could have begun', async () => {
  const touched: string[] = [];
  const part = new Proxy(
    {},
    { get: (_, name) => () => (touched.push(String(name)), Promise.reject(new Error('asked'))) },
  );
  const d = await desks(organisation, { store: { conversations: part, changes: part } as unknown as Store });
  const presses = ['conduct', 'elsewhere', 'complaint', 'accused', 'options'] as const;
  for (const press of presses) {
    const screen = await d.employee.handle(d.visit(), { do: press });
    expect(screen.kind).toBe(press);
  }
  expect(touched).toEqual([]);
});

test('no press, no request and no address of ours is there to report with', () => {
  const does = pressSchema.options.map(({ shape }) => [...shape.do.values][0] ?? '');
  expect(does).toContain('complaint');
  expect(does.filter((one) => /report|meld|notify|submit|file|take-?over/i.test(one))).toEqual([]);
  expect(Object.values(PATHS).filter((path) => /report|complain|meld|klacht/i.test(path))).toEqual([]);
});

test('the addresses are shown and nothing else: what may call somebody does not know them', () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path));
  const names = new RegExp(`\\b(${Object.keys(OWN).join('|')})\\b`);
  const knowing = sources.filter((path) => names.test(read(`src/${path}`).replaceAll(/'[^']*'|\/\*[\s\S]*?\*\//g, '')));
  const shows =
    /^core\/(pages|words|publishing|board|organisation|complaint-routes)|^organisation\/|^commands\/doctor\/|^demo\//;
  expect(knowing.length).toBeGreaterThan(3);
  expect(knowing.filter((path) => !shows.test(path))).toEqual([]);
  expect(knowing.filter((path) => /\bfetch\(|node:https?|base\/outgoing/.test(read(`src/${path}`)))).toEqual([]);
});
