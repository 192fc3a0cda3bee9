/** What Teams makes of the bot's answer to an invoke. */
import { z } from 'zod';
import type { Reply } from '../delivery.ts';
import { languageOf, standInWords } from '../words/index.ts';
import type { Card } from './cards.ts';

/** Teams' own sentence, in its own language for this person. */
export const troubleIn = (locale: string): string => standInWords[languageOf([locale])].teamsTrouble;

/** learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots */
const responseSchema = z.strictObject({
  task: z.union([
    z.strictObject({
      type: z.literal('continue'),
      value: z.strictObject({
        title: z.string().min(1),
        height: z.union([z.enum(['small', 'medium', 'large']), z.number()]).optional(),
        width: z.union([z.enum(['small', 'medium', 'large']), z.number()]).optional(),
        card: z.strictObject({
          contentType: z.literal('application/vnd.microsoft.card.adaptive'),
          content: z.looseObject({ type: z.literal('AdaptiveCard') }),
        }),
      }),
    }),
    z.strictObject({ type: z.literal('message'), value: z.string() }),
  ]),
});

/** learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/respond-to-task-module-submit */
const insertSchema = z.strictObject({
  composeExtension: z.strictObject({
    type: z.literal('result'),
    attachmentLayout: z.literal('list'),
    attachments: z.tuple([
      z.strictObject({
        contentType: z.literal('application/vnd.microsoft.card.adaptive'),
        content: z.looseObject({ type: z.literal('AdaptiveCard') }),
      }),
    ]),
  }),
});

export type Outcome =
  | { readonly kind: 'card'; readonly title: string; readonly card: Card }
  /** The dialog closes; the card stands in the compose box and belongs to whoever sends it. */
  | { readonly kind: 'insert'; readonly card: Card }
  | { readonly kind: 'close' }
  | { readonly kind: 'trouble'; readonly words: string };

export function outcomeOf(reply: Reply, locale: string): Outcome {
  if (reply.status !== 200) return { kind: 'trouble', words: troubleIn(locale) };
  // "No response" to a submit closes the dialog.
  if (reply.body === '' || reply.body === '{}') return { kind: 'close' };
  const body: unknown = JSON.parse(reply.body);
  const inserted = insertSchema.safeParse(body).data;
  if (inserted !== undefined) return { kind: 'insert', card: inserted.composeExtension.attachments[0].content };
  const parsed = responseSchema.safeParse(body);
  if (!parsed.success) return { kind: 'trouble', words: troubleIn(locale) };
  const { task } = parsed.data;
  return task.type === 'message'
    ? { kind: 'trouble', words: task.value }
    : { kind: 'card', title: task.value.title, card: task.value.card.content };
}
