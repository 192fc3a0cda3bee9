/** Does in the stand-in for Teams what somebody did on the page. */
import type { Reply, TeamsStandIn } from '../stand-ins/teams/index.ts';
import type { TeamsAct } from './teams-state.ts';

/** @throws TypeError when what was pressed is not there any more. */
export async function performTeams(standIn: TeamsStandIn, wanted: TeamsAct): Promise<Reply | undefined> {
  const person = standIn.as(wanted.user);
  switch (wanted.act) {
    case 'teams-command':
      return wanted.from === 'compose' ? person.composeAction() : person.commandBox();
    case 'teams-publish':
      return person.publish();
    case 'teams-draft':
      if (wanted.send) person.sendDraft();
      else person.dropDraft();
      return undefined;
    case 'teams-pin':
      person.pin(wanted.post, wanted.pinned);
      return undefined;
    case 'teams-link':
      return person.follow(wanted.url);
    case 'teams-message':
      return person.message(wanted.text);
    case 'teams-tab':
      return wanted.language === undefined ? person.openTab() : person.speakOnTab(wanted.language);
    case 'teams-tab-press':
      return person.openFromTab(wanted.press);
    case 'teams-bell':
      return person.openBell(wanted.item);
    case 'teams-submit':
      return person.submitData(wanted.dialog, wanted.data);
    case 'teams-close':
      person.close();
      // What was new may have been read in the dialog. The real tab asks again after a dialog as well.
      return person.screen().tab === undefined ? undefined : person.refreshTab();
  }
}
