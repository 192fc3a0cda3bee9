/** Where `npm test` builds the browser pages before the tests begin. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const at = (name: string): string => {
  const folder = fileURLToPath(new URL(`../../dist/client/${name}/`, import.meta.url));
  if (!existsSync(folder))
    throw new Error('the pages are not built: run `npm test` (or `npm run build`) instead of vitest alone');
  return folder;
};
export const builtClients = { inbox: at('inbox'), demo: at('demo'), tab: at('tab') };
/** The page that is handed out. */
export const builtChecker = `${at('checker')}in-vertrouwen-controle.html`;
