/** HR's first page: which text comes next, what it will look like, and the way to what is missing around the advisers. */
import type { Organisation } from '../organisation.ts';
import type { Deployment } from '../deployment.ts';
import { wordsIn } from '../words/index.ts';
import { POSTS, publicPost, type PostId } from './card.ts';
import type { Chosen, ChooseScreen } from './desk.ts';
import { warningsFor } from './warnings.ts';

export function choosePage(
  organisation: Organisation,
  running: Deployment,
  { next, count, wanted }: { next: PostId; count: number | undefined; wanted: Partial<Chosen> },
): ChooseScreen {
  const [ui] = organisation.languages;
  const words = wordsIn(ui);
  const { publishing } = words;
  const language = organisation.languages.find((one) => one === wanted.language) ?? ui;
  const chosen: Chosen = { post: wanted.post ?? next, language };
  const nameOf = (id: PostId): string => {
    if (id === 'card') return publishing.post.card;
    const { name } = words.messages.texts[id];
    return id === next ? publishing.post.next(name) : publishing.post.other(name);
  };
  const warnings = warningsFor(organisation, ui);
  const preview = publicPost(organisation, language, running, chosen.post);
  return {
    kind: 'choose',
    title: publishing.title,
    language: ui,
    heading: publishing.heading,
    intro: publishing.intro,
    ...(count === undefined ? {} : { rhythm: publishing.rhythm(count) }),
    ...(warnings.length === 0 ? {} : { warnings: { heading: publishing.warnings.heading, lines: warnings } }),
    inOrder: words.inOrder.open,
    post: {
      name: 'post',
      label: publishing.post.label,
      placeholder: publishing.post.label,
      // What comes next is on top, then the card, then the others.
      options: [...new Set<PostId>([next, ...POSTS])].map((value) => ({ value, label: nameOf(value) })),
      chosen: chosen.post,
    },
    postHint: publishing.post.hint,
    ...(organisation.languages.length > 1
      ? {
          languages: {
            name: 'language',
            label: publishing.language.label,
            placeholder: publishing.language.label,
            options: [...new Set(organisation.languages)].map((value) => ({
              value,
              label: publishing.language.names[value],
            })),
            chosen: language,
          },
        }
      : {}),
    channel: publishing.channel,
    chosen,
    previewHeading: publishing.preview,
    preview,
    previewButton: publishing.previewButton(preview.button),
    noPictures: publishing.noPictures,
    publish: publishing.publish,
    insert: {
      show: publishing.insert.show,
      label: publishing.insert.label,
      steps: { heading: publishing.insert.steps, lines: [publishing.insert.first, ...publishing.published.pin.teams] },
    },
  };
}
