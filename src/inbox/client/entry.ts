/** How somebody came in: plainly, refused by the sign-in, or with an invitation. */
const INVITATION = 'in-vertrouwen.invitation';

export interface Entry {
  /** Code of the refusal page. */
  readonly refused: string | undefined;
  readonly invitation: () => string | undefined;
  readonly forgetInvitation: () => void;
  /** Where to begin again after a refusal, so that an invitation that may still work is not lost. */
  readonly again: string;
}

interface Page {
  readonly location: Pick<Location, 'pathname' | 'hash'>;
  readonly history: Pick<History, 'replaceState'>;
  readonly sessionStorage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
}

/**
 * The invitation comes in the fragment, which no server ever sees. It waits in this tab's own storage while the
 * identity provider has the page, and leaves the address bar at once: addresses get photographed and kept.
 */
export function readEntry({ location, history, sessionStorage }: Page): Entry {
  const refused = /^\/refused\/([a-z-]{1,40})$/.exec(location.pathname)?.[1];
  if (location.pathname === '/enrol' && location.hash.length > 1) {
    sessionStorage.setItem(INVITATION, location.hash.slice(1));
  }
  const forgetInvitation = (): void => sessionStorage.removeItem(INVITATION);
  // An invitation with one of these codes never works again; to begin with it would only bring the same page back.
  if (refused === 'invitation' || refused === 'used') forgetInvitation();
  // The invitation counts on its own page only. When somebody comes back signed in, the server has it already.
  const enrolling = location.pathname === '/enrol';
  if (enrolling) history.replaceState(null, '', '/enrol');
  return {
    refused,
    invitation: () => (enrolling ? (sessionStorage.getItem(INVITATION) ?? undefined) : undefined),
    forgetInvitation,
    again: sessionStorage.getItem(INVITATION) === null ? '/' : '/enrol',
  };
}
