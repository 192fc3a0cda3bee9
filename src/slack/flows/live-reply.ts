/** An adviser answered while the employee has the conversation on screen: it appears, and what is typed stays. */
import type { ConversationId, Pseudonym } from '../../core/conversation.ts';
import type { Organisations } from '../../core/organisation.ts';
import { codeOf } from '../../base/errors.ts';
import type { ReplyListener } from '../../core/ports.ts';
import { shownOf, visitOf, type FlowContext } from './context.ts';
import type { RememberedViews, Shown } from './open-views.ts';
import { render } from '../views/render.ts';

/** Never rejects: whoever stored the reply has nothing to do with how it is shown. */
export function createLiveReply(
  { desk, openViews, sender, tokenForTeam, log }: FlowContext,
  organisations: Organisations,
): ReplyListener['replied'] {
  /** @returns whether the view had changed since it was remembered. */
  const refresh = async (
    organisationId: string,
    { employee, owner }: { readonly employee: Pseudonym; readonly owner: Pseudonym },
    conversation: ConversationId,
    remembered: RememberedViews,
    shown: Shown,
  ): Promise<boolean> => {
    const organisation = organisations.byId(organisationId);
    const token = await tokenForTeam(remembered.team);
    if (organisation === undefined || token === undefined) return false;
    const screen = await desk.refresh(
      visitOf({ organisation, employee: owner }, { language: shown.language }),
      conversation,
    );
    if (screen === undefined) return false;
    // Without the mark of what Slack shows, the answer would be drawn over what somebody types on that page.
    if (shown.hash === undefined && shown.field !== undefined) return false;
    const view = render(
      screen,
      shown.kind === 'conversation' && shown.field !== undefined ? { keep: shown.field } : {},
    );
    // With the hash: if the employee has moved on meanwhile, nothing is shown over what they look at now.
    const sent = await sender.update(token, shown.view, view, shown.hash);
    if (sent.ok)
      await openViews.remember(organisationId, employee, remembered.team, remembered, shownOf(sent.view, screen, view));
    else if (sent.reason === 'not_found') await openViews.forget(organisationId, { employee }, shown.view);
    return !sent.ok && sent.reason === 'hash_conflict';
  };
  const showing = (remembered: RememberedViews | undefined, conversation: ConversationId): readonly Shown[] =>
    remembered?.views.filter((shown) => shown.conversation === conversation) ?? [];

  return async (organisation, owner, conversation) => {
    try {
      const employee = (await openViews.lookingAt(organisation, conversation)) ?? owner;
      // Each view is taken from a fresh record: refreshing one writes it.
      const first = await openViews.recall(organisation, { employee });
      for (const { view } of showing(first, conversation)) {
        for (let attempt = 0; attempt < 2; attempt++) {
          const remembered = await openViews.recall(organisation, { employee });
          const shown = showing(remembered, conversation).find((one) => one.view === view);
          if (remembered === undefined || shown === undefined) break;
          if (!(await refresh(organisation, { employee, owner }, conversation, remembered, shown))) break;
        }
      }
    } catch (error) {
      log.error('fault', { part: 'slack', reason: 'replied', ...codeOf(error) });
    }
  };
}
