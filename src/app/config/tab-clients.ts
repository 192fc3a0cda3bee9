/**
 * What `TEAMS_TAB_CLIENTS` may name. Beside the configuration and not in `teams/`, of which nothing is loaded where Teams is not
 * configured. Ids: learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-register-aad.
 */
/** Microsoft's other apps that can show the tab. */
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
