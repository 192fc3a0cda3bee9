/** Teams around the page: who is looking, in which language and theme, and its dialogs. */
import { app, authentication, dialog, DialogDimension } from '@microsoft/teams-js';
import type { Opened } from '../contract.ts';

export interface Host {
  readonly locale: string;
  token(): Promise<string>;
  /** Outlook and the Microsoft 365 app show the tab, and open no dialog of a bot. */
  readonly canOpen: boolean;
  /** Opens the card over the tab. `closed` is told when it is gone. */
  open(opened: Opened, closed: () => void): void;
}

const RESPOND_WITHIN_MS = 5000;

/** `undefined`: nobody answers as Teams does, so this is an ordinary browser (where TeamsJS gives up at once). */
export async function findHost(showTheme: (theme: string) => void): Promise<Host | undefined> {
  try {
    const context = await within(RESPOND_WITHIN_MS, async () => {
      await app.initialize();
      return app.getContext();
    });
    app.notifyAppLoaded();
    await app.notifySuccess();
    showTheme(context.app.theme);
    app.registerOnThemeChangeHandler(showTheme);
    return {
      locale: context.app.locale,
      canOpen: dialog.adaptiveCard.bot.isSupported(),
      token: () => authentication.getAuthToken(),
      open({ card, title, completionBotId }, closed) {
        const info = {
          card: JSON.stringify(card),
          title,
          size: { height: DialogDimension.Large, width: DialogDimension.Medium },
          completionBotId,
        };
        dialog.adaptiveCard.bot.open(info, closed);
      },
    };
  } catch {
    return undefined;
  }
}

function within<T>(limitMs: number, work: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no answer')), limitMs);
    work()
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}
