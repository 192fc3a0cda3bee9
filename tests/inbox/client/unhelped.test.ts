/** What is typed in the inbox is sent to no spell checker and no translator: every field asks for that. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const client = new URL('../../../src/inbox/client/', import.meta.url);
const screens = readdirSync(client, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx'));
const fields = screens.flatMap((name) =>
  [...readFileSync(new URL(name, client), 'utf8').matchAll(/<(?:input|textarea)\b[^]*?\/>/g)].map(([field]) => ({
    name,
    field,
  })),
);

it('on every screen', () => {
  const typed = fields.filter(({ field }) => !/type="(?:radio|checkbox|date|time)"/.test(field));
  // Exactly these, so that a field that this pattern passes over is missed.
  const components = 'screens/components.tsx';
  expect(typed.map(({ name }) => name).toSorted()).toEqual([
    'screens/answer.tsx',
    'screens/board/fields.tsx',
    'screens/board/moment-fields.tsx',
    components,
    components,
    components,
    components,
    'screens/note.tsx',
    'screens/planning-hours.tsx',
    'screens/report/out.tsx',
    'screens/report/texts.tsx',
    'screens/text-blocks.tsx',
  ]);
  expect(typed.filter(({ field }) => !field.includes('ref={unhelped}'))).toEqual([]);
});
