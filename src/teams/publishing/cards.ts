/**
 * The cards of publishing, and the one answer that puts a card into somebody's own message. What it may hold is
 * what `everyInsert` lists: the same bytes for everybody in an organisation.
 */
import { everyPost, type PublicPost } from '../../core/publishing/card.ts';
import type { Organisation } from '../../core/organisation.ts';
import type { ChooseScreen, NotPostedScreen, PublishingScreen, RefusedScreen } from '../../core/publishing/desk.ts';
import type { InOrderScreen } from '../../core/publishing/in-order-page.ts';
import type { Deployment } from '../../core/deployment.ts';
import type { Bound } from '../views/template.ts';
import { card } from '../views/cards.ts';
import { chooseFields, noteFields, orderFields, postFields, type Room } from './fields.ts';
import { CARD_BYTES } from '../views/render.ts';
import type { CardResponse, Dialog } from '../types.ts';
import post from '../../../adaptive-cards/public-post.json' with { type: 'json' };
import note from '../../../adaptive-cards/publish-note.json' with { type: 'json' };
import order from '../../../adaptive-cards/publish-order.json' with { type: 'json' };
import publish from '../../../adaptive-cards/publish.json' with { type: 'json' };

const asking = card(note);
/** No card says that it was published: in Teams the person does that, after the dialog closed. */
export const publishCards = {
  choose: card(publish),
  'in-order': card(order),
  refused: asking,
  'not-posted': asking,
  post: card(post),
} satisfies Record<Exclude<PublishingScreen['kind'], 'published'> | 'post', ReturnType<typeof card>>;

const CONTENT_TYPE = 'application/vnd.microsoft.card.adaptive';
/** E-mail addresses give way before people do; the tab and the public page have everybody. */
const ROOMS: readonly Room[] = [
  { advisers: Infinity, email: true },
  { advisers: Infinity, email: false },
  { advisers: 25, email: false },
  { advisers: 12, email: false },
  { advisers: 6, email: false },
];
/** Characters of a line that names many people; only a file of dozens of long names needs fewer. */
const LINES: readonly number[] = [Infinity, 400, 150];

const fits = (bound: Bound): boolean => Buffer.byteLength(JSON.stringify(bound)) < CARD_BYTES;
function fitting(bind: (room: Room) => Bound): Bound {
  return bind(ROOMS.find((room) => fits(bind(room))) ?? { advisers: 1, email: false });
}

/** For the dialog: what will be there, and how it gets there. */
export const chooseDialog = (screen: ChooseScreen, submission: string): Dialog =>
  dialogOf(
    screen.title,
    fitting((room) => publishCards.choose.bind(chooseFields(screen, submission, room))),
  );
export const orderDialog = (screen: InOrderScreen, submission: string): Dialog => {
  const bind = (characters: number): Bound =>
    publishCards['in-order'].bind(orderFields(screen, submission, characters));
  return dialogOf(screen.title, bind(LINES.find((characters) => fits(bind(characters))) ?? 60));
};
export const noteDialog = (
  screen: RefusedScreen | NotPostedScreen,
  submission: string,
  number: string | undefined,
): Dialog => dialogOf(screen.title, publishCards[screen.kind].bind(noteFields(screen, submission, number)));

const dialogOf = (title: string, content: Bound): Dialog => ({
  title,
  width: 'medium',
  height: 'large',
  card: { contentType: CONTENT_TYPE, content },
});

/**
 * learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/respond-to-task-module-submit.
 * On an iPhone nothing comes into the box of a channel (MicrosoftDocs/msteams-docs#11736), so the dialog says it.
 */
export const insertOf = (shown: PublicPost, tab: string): CardResponse => ({
  composeExtension: {
    type: 'result',
    attachmentLayout: 'list',
    attachments: [
      {
        contentType: CONTENT_TYPE,
        content: fitting((room) => publishCards.post.bind(postFields(shown, tab, room))),
      },
    ],
  },
});

/** Every answer of this kind that there is for this organisation as it is now, as the bytes that leave. */
export const everyInsert = (organisation: Organisation, running: Deployment, tab: string): ReadonlySet<string> =>
  new Set(everyPost(organisation, running).map((each) => JSON.stringify(insertOf(each, tab))));
