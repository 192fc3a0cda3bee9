/**
 * Whose tokens open the tab. Entra makes a token for our app at the wish of any client that the tenant's administrator
 * lets in, so a good signature says who was signed in and not that they are looking: only the apps that show the tab count.
 * Ids: learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-register-aad.
 */
export const TEAMS_CLIENTS: readonly string[] = [
  // Desktop and phone; browser.
  '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
  '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
];
