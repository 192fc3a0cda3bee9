/**
 * A public post as the bytes that may go into a channel: the one place where such a reply is written. The guard
 * lets through what is made here from the organisations in force, to the byte, and nothing else.
 */
import type { ActionsBlock, ImageBlock, KnownBlock, RichTextBlock } from '@slack/types';
import { memoPer } from '../../base/memo.ts';
import type { OrganisationId, Organisation, Organisations } from '../../core/organisation.ts';
import {
  CODE_FILE,
  everyPost,
  withoutPictures,
  type CardAdviser,
  type OutsidePage,
  type PublicPost,
} from '../../core/publishing/card.ts';
import type { Deployment } from '../../core/deployment.ts';
import { boldFirst, divider, header, paragraphs, plain, quoted, section, strong } from '../views/blocks.ts';
import { fit } from '../views/fit.ts';
import { LIMITS } from '../views/limits.ts';

/** In every card that was ever posted: it can never change, and it carries nothing. */
export const OPEN_ACTION = 'card:open';

export function postBody(post: PublicPost): string {
  return JSON.stringify({ response_type: 'in_channel', text: post.short, blocks: postBlocks(post) });
}

export function postBlocks(post: PublicPost): KnownBlock[] {
  return fit(
    { ...words(post), tail: [...outside(post), button(post.button)], keepItems: 'first' },
    LIMITS.messageBlocks,
  );
}
/** The same without its button, which would be pressed in a preview. */
export function previewBlocks(post: PublicPost): KnownBlock[] {
  return fit({ ...words(post), tail: outside(post), keepItems: 'first' }, LIMITS.messageBlocks);
}

function words(post: PublicPost): { head: KnownBlock[]; items: KnownBlock[][] } {
  if (post.kind === 'message') return { head: [header(post.heading), ...paragraphs(post.lines)], items: [] };
  return {
    head: [
      header(post.heading),
      ...paragraphs(post.intro),
      ...(post.introduction === undefined ? [] : quoted('', '', post.introduction.text, post.introduction.by)),
      ...section(post.expect),
      ...section(post.notExpect),
      ...section(post.freedom),
      divider(),
      ...strong(post.advisersHeading),
    ],
    items: post.advisers.map((adviser) => [adviserBlock(adviser)]),
  };
}

function adviserBlock({ name, kind, speaks, topics, knows, phone, email, photo }: CardAdviser): KnownBlock {
  const block = boldFirst(name, [
    kind,
    `${speaks} · ${topics}`,
    knows ?? '',
    [phone, email].filter((way) => way !== undefined).join(' · '),
  ]);
  return photo === undefined ? block : { ...block, accessory: { type: 'image', image_url: photo, alt_text: name } };
}

function outside(post: PublicPost): KnownBlock[] {
  if (post.kind === 'card') {
    const { page, ...rest } = post.outside;
    return [...section(rest), ...link(page)];
  }
  return post.page === undefined ? paragraphs([post.outside ?? '']) : link(post.page);
}

function link(page: OutsidePage | undefined): (RichTextBlock | ImageBlock)[] {
  if (page === undefined) return [];
  const elements = [
    { type: 'text' as const, text: `${page.label} ` },
    { type: 'link' as const, url: page.url },
  ];
  const code: ImageBlock[] =
    page.code === undefined ? [] : [{ type: 'image', image_url: `${page.url}/${CODE_FILE}`, alt_text: page.code }];
  return [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }, ...code];
}

const button = (label: string): ActionsBlock => ({
  type: 'actions',
  elements: [{ type: 'button', action_id: OPEN_ACTION, text: plain(label, LIMITS.buttonText), style: 'primary' }],
});

/** Everything that may go into a channel for an organisation as it is now; nothing for one that is not in force. */
export function createPublicBodies(
  organisations: Organisations,
  running: Deployment,
): (organisation: OrganisationId) => ReadonlySet<string> {
  const bodiesOf = memoPer(
    (organisation: Organisation): ReadonlySet<string> =>
      new Set(everyPost(organisation, running).flatMap((post) => [post, withoutPictures(post)].map(postBody))),
  );
  return (id) => {
    const organisation = organisations.byId(id);
    return organisation === undefined ? new Set() : bodiesOf(organisation);
  };
}
