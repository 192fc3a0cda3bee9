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
/** Microsoft's other apps that can show it, and `TEAMS_TAB_CLIENTS` lets in by name. */
export const OTHER_CLIENTS = {
  // Browser, desktop, phone.
  outlook: [
    'bc59ab01-8403-45c6-8796-ac3ef710b3e3',
    'd3590ed6-52b3-4102-aeff-aad2292ab01c',
    '27922004-5251-4030-b22d-91ecd9a37ea4',
  ],
  // Browser, desktop, phone (which is Outlook's desktop id as well).
  microsoft365: [
    '4765445b-32c6-49b0-83e6-1d93765276ca',
    '0ec893e0-5785-4de6-99da-4ed124e5296c',
    'd3590ed6-52b3-4102-aeff-aad2292ab01c',
  ],
} as const;
type Named = keyof typeof OTHER_CLIENTS;
const isNamed = (name: string): name is Named => Object.hasOwn(OTHER_CLIENTS, name);

/** Names of `OTHER_CLIENTS` and ids of clients → ids, lower case. */
export const clientIdsOf = (names: readonly string[]): readonly string[] =>
  names.map((name) => name.toLowerCase()).flatMap((name) => (isNamed(name) ? [...OTHER_CLIENTS[name]] : [name]));
