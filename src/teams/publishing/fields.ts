/** What the cards of publishing are filled with. Everything that may be absent is a list of none or one. */
import type { PublicCard, PublicPost } from '../../core/publishing/card.ts';
import type { InOrderScreen } from '../../core/publishing/in-order-page.ts';
import type { ChooseScreen, NotPostedScreen, RefusedScreen } from '../../core/publishing/desk.ts';
import type { Choice, Section } from '../../core/screens.ts';
import { qrPng } from '../../core/publishing/qr-code.ts';
import type { Fields } from '../views/template.ts';
import { listed, named, runs } from '../views/parts.ts';

type Runs = readonly { readonly text: string }[];
/** Also of what the organisation wrote itself: no markup is read in it, and no date. */
interface Plain {
  readonly runs: Runs;
}
interface Line extends Plain {
  readonly bold: Runs;
}
const plain = (...all: readonly (string | undefined)[]): Plain[] =>
  all.flatMap((text) => (text === undefined || text.trim() === '' ? [] : [{ runs: runs(text) }]));
const light = (all: readonly Plain[]): Line[] => all.map((line) => ({ ...line, bold: [] }));

/** Between the parts of a number that is to be dialled: a line does not break there. */
const WHOLE = '\u00a0';

/** How much of everybody there is room for. Pictures of people are left out: whoever looks would fetch them. */
export interface Room {
  readonly advisers: number;
  readonly email: boolean;
}

interface Body {
  readonly heading: string;
  readonly intro: readonly Plain[];
  readonly sections: readonly { readonly heading: string; readonly lines: readonly Line[] }[];
  readonly outside: readonly Plain[];
  readonly page: { readonly label: string; readonly url: string } | undefined;
  /** The code as the card carries it itself: whoever looks at the card fetches nothing. */
  readonly codes: readonly { readonly url: string; readonly text: string }[];
}

function bodyOf(post: PublicPost, room: Room): Body {
  const { page } = post.kind === 'card' ? post.outside : post;
  // To be read from this screen and typed on another device: the address is in plain sight.
  const address = page?.url.replace(/^https?:\/\//, '') ?? '';
  const aside = post.kind === 'message' ? post.outside : undefined;
  return {
    heading: post.heading,
    // In a message about the people they come first, and what is said of them last.
    intro: plain(...(post.kind === 'card' ? [...post.intro, ...introduced(post)] : post.lines.slice(-room.advisers))),
    sections: post.kind === 'card' ? sectionsOf(post, room) : [],
    outside: plain(page === undefined ? aside : `${page.label} ${address}`),
    page: page && { label: named(address), url: page.url },
    codes: page?.code === undefined ? [] : [{ url: dataUrl(page.url), text: page.code }],
  };
}

const introduced = ({ introduction: said }: PublicCard): readonly string[] =>
  said === undefined ? [] : [`“${said.text}”`, `— ${said.by}`];

const dataUrl = (address: string): string => `data:image/png;base64,${qrPng(address).toString('base64')}`;

function sectionsOf(card: PublicCard, room: Room): Body['sections'] {
  const section = ({ heading, lines }: Section) => ({
    heading,
    lines: light(plain(...listed(lines).map(({ mark, text }) => mark + text))),
  });
  const advisers = card.advisers
    .slice(0, room.advisers)
    .map(({ name, kind, speaks, topics, knows, phone, email }): Line => {
      const rest = [kind, speaks, topics, knows, phone?.replaceAll(' ', WHOLE), room.email ? email : undefined].filter(
        (part) => part !== undefined && part !== '',
      );
      return { bold: runs(name), runs: runs(rest.map((part) => ` · ${part}`).join('')) };
    });
  return [
    ...[card.expect, card.notExpect, card.freedom].map(section),
    { heading: card.advisersHeading, lines: advisers },
    section(card.outside),
  ];
}

export function postFields(post: PublicPost, tab: string, room: Room): Fields {
  const { page, ...body } = bodyOf(post, room);
  const links = [
    { label: named(post.button), url: tab, style: 'positive' },
    ...(page === undefined ? [] : [{ ...page, style: 'default' }]),
  ];
  return { language: post.language, ...body, links };
}

/** `submission`: made anew with each card, so that a second press on it is known. */
export function chooseFields(screen: ChooseScreen, submission: string, room: Room): Fields {
  const { heading, intro, sections, outside } = bodyOf(screen.preview, room);
  const chooser = ({ name, label, options, chosen }: Choice): object => ({
    id: name,
    label: named(label),
    value: chosen ?? '',
    options: options.map(({ value, label: text }) => ({ value, label: named(text) })),
  });
  return {
    language: screen.language,
    heading: screen.heading,
    intro: plain(...screen.intro, screen.rhythm, screen.warnings?.heading, ...(screen.warnings?.lines ?? [])),
    choices: [chooser(screen.post), ...(screen.languages === undefined ? [] : [chooser(screen.languages)])],
    order: [{ label: screen.inOrder, data: { iv: 1, publish: 'in-order', submission } }],
    hint: plain(screen.postHint),
    show: [{ label: screen.insert.show, data: { iv: 1, publish: 'show', submission } }],
    previewHeading: screen.previewHeading,
    preview: [
      { headings: [{ heading }], lines: light(intro) },
      ...sections.map((section) => ({ headings: [{ heading: section.heading }], lines: section.lines })),
      ...(outside.length === 0 ? [] : [{ headings: [], lines: light(outside) }]),
    ],
    under: plain(screen.previewButton),
    stepsHeading: screen.insert.steps.heading,
    steps: screen.insert.steps.lines.map((text, at) => ({ mark: `${at + 1}.`, text })),
    insert: [{ label: screen.insert.label, data: { iv: 1, publish: 'insert', submission } }],
  };
}

/** What is missing, what is not, and the questions apart, each as it is to be copied. @param characters of a line, at most */
export function orderFields(screen: InOrderScreen, submission: string, characters: number): Fields {
  const short = (line: string): string => (line.length <= characters ? line : `${line.slice(0, characters - 1)}…`);
  const part = ({ heading, lines }: Section): object => ({
    headings: [{ heading }],
    lines: plain(...listed(lines).map(({ mark, text }) => mark + short(text))),
  });
  const { survey } = screen;
  return {
    language: screen.language,
    heading: screen.heading,
    intro: plain(...screen.intro),
    parts: [screen.todo, screen.fine].flatMap((one) => (one === undefined ? [] : [part(one)])),
    surveyHeading: survey.heading,
    survey: plain(...survey.lines),
    questions: plain(...survey.questions),
    rule: plain(survey.rule),
    back: [{ label: screen.back, data: { iv: 1, publish: 'show', submission } }],
  };
}

/** `number`: this person's own on this platform, which whoever manages the organisation's file asks for. */
export function noteFields(
  screen: RefusedScreen | NotPostedScreen,
  submission: string,
  number: string | undefined,
): Fields {
  const refused = screen.kind === 'refused' ? screen : undefined;
  const numbers = refused === undefined || number === undefined ? [] : [{ text: number }];
  return {
    language: screen.language,
    heading: screen.heading,
    lines: plain(...screen.lines, ...(numbers.length > 0 ? [refused?.number] : [])),
    numbers,
    ask: plain(refused?.talk),
    next:
      screen.kind === 'refused'
        ? [{ label: screen.open.label, data: { iv: 1, press: screen.open.press, context: {} } }]
        : [{ label: screen.again, data: { iv: 1, publish: 'show', submission } }],
  };
}
