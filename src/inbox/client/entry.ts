/** How somebody came in: plainly, refused by the sign-in, or with an invitation. */
const INVITATION = 'in-vertrouwen.invitation';
const DEVICE_CODE = 'in-vertrouwen.device-code';
/** As `newDeviceCode` makes it; whatever else stands in an address is nothing that anybody scanned. */
const CODE = /^#([0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4})$/;

export interface Entry {
  /** Code of the refusal page. */
  readonly refused: string | undefined;
  readonly invitation: () => string | undefined;
  readonly forgetInvitation: () => void;
  /** That another device of the same person showed, and this one scanned. */
  readonly deviceCode: () => string | undefined;
  readonly forgetDeviceCode: () => void;
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
  // As an invitation: it waits in this tab while the identity provider has the page.
  const code = location.pathname === '/device' ? CODE.exec(location.hash)?.[1] : undefined;
  if (code !== undefined) sessionStorage.setItem(DEVICE_CODE, code);
  if (location.pathname === '/device') history.replaceState(null, '', '/');
  return {
    deviceCode: () => sessionStorage.getItem(DEVICE_CODE) ?? undefined,
    forgetDeviceCode: () => sessionStorage.removeItem(DEVICE_CODE),
    refused,
    invitation: () => (enrolling ? (sessionStorage.getItem(INVITATION) ?? undefined) : undefined),
    forgetInvitation,
    again: sessionStorage.getItem(INVITATION) === null ? '/' : '/enrol',
  };
}
