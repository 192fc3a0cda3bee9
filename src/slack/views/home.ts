/**
 * What Slack keeps or shows outside a modal: the Home tab (kept by Slack until it is published again) and
 * the ephemeral reply. Public words only, the same bytes for everybody in an organisation.
 */
import { createHash } from 'node:crypto';
import type { HomeView, KnownBlock } from '@slack/types';
import type { HomePage, Screen, Section } from '../../core/screens.ts';
import { createButtons, header, paragraphs, plain, section } from './blocks.ts';
import { fit } from './fit.ts';
import { LIMITS } from './limits.ts';

/** Read by `publishing/`. */
export const PUBLISH_ACTION = 'publish:open';

export interface Home {
  readonly view: HomeView;
  /** What `private_metadata` of a published view says when it is this one. */
  readonly version: string;
}
export function renderHome(
  { languageSwitch, heading, lines, open, publish }: HomePage,
  reader: 'publisher' | 'anybody',
): Home {
  const { button, row } = createButtons();
  const blocks = fit(
    {
      head: [...row(...languageSwitch.map((action) => button(action))), header(heading), ...paragraphs(lines)],
      items: [],
      tail: row(
        button(open, 'primary'),
        reader === 'anybody'
          ? undefined
          : { type: 'button', action_id: PUBLISH_ACTION, text: plain(publish, LIMITS.buttonText) },
      ),
      keepItems: 'first',
    },
    LIMITS.modalBlocks,
  );
  const version = createHash('sha256').update(JSON.stringify(blocks)).digest('base64url').slice(0, 22);
  return { view: { type: 'home', private_metadata: version, blocks }, version };
}

/** The one literal type: the other kind of reply would put command and answer into the channel's history. */
export interface EphemeralReply {
  readonly response_type: 'ephemeral';
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/** The explanation of a screen that could not be opened, with a button whose press brings a new trigger. */
export function explain(screen: Screen | undefined, doorway: HomePage): EphemeralReply {
  const { button, row } = createButtons();
  const { heading, lines, sections } = publicPart(screen) ?? { ...doorway, sections: [] };
  return reply(heading, paragraphs(lines), sections, row(button(doorway.open, 'primary')));
}

/** For people who are not ours: nothing to press, because nothing would open. */
export function explainPublicly(screens: readonly Screen[]): EphemeralReply {
  const parts = screens.flatMap((screen) => publicPart(screen) ?? []);
  const [first, ...others] = parts;
  if (first === undefined) throw new TypeError('a public screen has words');
  return reply(
    first.heading,
    paragraphs(first.lines),
    [...first.sections, ...others.flatMap(({ heading, lines, sections }) => [{ heading, lines }, ...sections])],
    [],
  );
}

function reply(
  heading: string,
  lines: KnownBlock[],
  sections: readonly Section[],
  tail: readonly KnownBlock[],
): EphemeralReply {
  const items = sections.map((part) => section(part));
  return {
    response_type: 'ephemeral',
    text: heading,
    blocks: fit({ head: [header(heading), ...lines], items, tail, keepItems: 'first' }, LIMITS.messageBlocks),
  };
}

/** What a response body may hold of a screen; of the first page its explanation, not what is the employee's own. */
function publicPart(
  screen: Screen | undefined,
): { heading: string; lines: readonly string[]; sections: readonly Section[] } | undefined {
  switch (screen?.kind) {
    case 'welcome':
      return { heading: screen.heading, lines: [...screen.role, screen.freedom], sections: [] };
    case 'unavailable':
    case 'fault':
    case 'stranger':
    case 'unknown-organisation':
      return { heading: screen.heading, lines: screen.intro, sections: screen.sections };
    default:
      return undefined;
  }
}
