/** Loading Bolt takes a sixth of a start. It is loaded once both listeners are there: until then nobody who presses finds anybody. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const built = (path: string): string => new URL(`../../dist/src/${path}`, import.meta.url).href;
/** Bolt and what it brings are CommonJS, so that they are in this cache once they are loaded. */
const LOOK = `
  import { createRequire } from 'node:module';
  const loaded = () => Object.keys(createRequire(process.cwd() + '/').cache).some((file) => /node_modules.(@slack|undici)/.test(file));
  const [, composition, listeners] = process.argv;
  await import(composition);
  const before = loaded();
  await import(listeners);
  process.stdout.write(JSON.stringify([before, loaded()]));
`;

it('what a start waits for loads nothing of Slack’s, and its listeners load Bolt', async () => {
  const modules = [built('app/compose.js'), built('slack/listeners.js')];
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', LOOK, ...modules]);
  expect(JSON.parse(stdout)).toEqual([false, true]);
});
