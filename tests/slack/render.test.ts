import type { KnownBlock, ModalView } from '@slack/types';
import { describe, expect, test } from 'vitest';
import type { Screen } from '../../src/core/screens.ts';
import { parseView } from '../../src/stand-ins/slack/view-schema.ts';
import { SlackError } from '../../src/stand-ins/slack/errors.ts';
import { readMetadata, readPress } from '../../src/slack/views/metadata.ts';
import { fieldOf, render } from '../../src/slack/views/render.ts';
import { platformContract, type Rendered } from '../contracts/platform-contract.ts';
import { screens, SUBMISSION } from '../fixtures/screens.ts';

platformContract('Slack', (screen) => inspect(render(screen)));

describe('a modal', () => {
  test('carries its context and form, and nothing else', () => {
    expect(readMetadata(render(screens.write).private_metadata ?? '')).toEqual({
      context: screens.write.context,
      form: screens.write.form,
    });
    expect(readMetadata(render(screens.sent).private_metadata ?? '')).toEqual({ context: screens.sent.context });
  });

  test('tells us when it is closed, so that its id can be forgotten', () => {
    for (const screen of Object.values<Screen>(screens)) expect(render(screen).notify_on_close).toBe(true);
  });

  test('an aside leaves going back to Slack, every other screen has its own way back', () => {
    const labels = (view: ModalView): readonly string[] => inspect(view).presses.map(({ label }) => label);
    expect(labels(render(screens.conduct))).toContain('Terug');
    expect(labels(render(screens.conduct, { aside: true }))).not.toContain('Terug');
  });

  test('a form shown anew gets a field of its own; one that is only refreshed keeps field and draft', () => {
    const fresh = { ...screens.write, form: { ...screens.write.form, submission: 'n'.repeat(22) } };
    expect(fieldOf(render(screens.write))).not.toBe(fieldOf(render(fresh)));
    expect(fieldOf(render(fresh, { keep: 'text:as-it-was' }))).toBe('text:as-it-was');
    const started = { ...screens.write, field: { ...screens.write.field, text: 'Begin', edition: 1 } };
    expect(fieldOf(render(started))).not.toBe(fieldOf(render(screens.write)));
    expect(JSON.stringify(render(started))).toContain('"initial_value":"Begin"');
    expect(JSON.stringify(render(started, { keep: 'text:as-it-was' }))).not.toContain('initial_value');
  });

  test('of a list that is too long the first advisers and the last messages stay', () => {
    const advisers = Array.from({ length: 200 }, (_, n) => ({
      ...screens.welcome.advisers[0],
      name: `Adviseur ${n}.`,
    }));
    const welcome = JSON.stringify(render({ ...screens.welcome, advisers }));
    expect(welcome).toContain('Adviseur 0.');
    expect(welcome).not.toContain('Adviseur 199.');
    const entries = Array.from({ length: 200 }, (_, n) => ({
      from: 'adviser' as const,
      who: 'Samira',
      when: `bericht ${n}.`,
      text: 'Ja.',
    }));
    const conversation = JSON.stringify(render({ ...screens.conversation, entries }));
    expect(conversation).toContain('bericht 199.');
    expect(conversation).not.toContain('bericht 0.');
  });

  test('a link that is no web page, number or address is not offered', () => {
    const links = ['javascript:alert(1)', 'data:text/html,x', 'slack://channel', 'not a url'].map((url) => ({
      label: 'Klik',
      url,
    }));
    expect(JSON.stringify(render({ ...screens.elsewhere, links }))).not.toContain('Klik');
  });
});

describe('what comes back from a client', () => {
  test.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['another shape', '{"context":{},"more":1}'],
    ['a context of its own making', '{"context":{"language":"nl","admin":true}}'],
    ['a form that does not exist', '{"context":{},"form":{"form":"delete"}}'],
    [
      'a form with a hostile id',
      `{"context":{},"form":{"form":"reply","conversation":"../../etc","submission":"${SUBMISSION}"}}`,
    ],
  ])('metadata with %s is not believed', (_what, text) => {
    expect(readMetadata(text)).toBeUndefined();
  });

  test.each(['', 'null', '{"do":"drop"}', '{"do":"conversation","conversation":"x"}', '{"do":"welcome","more":1}'])(
    'a button value %s is no press',
    (value) => {
      expect(readPress(value)).toBeUndefined();
    },
  );
});

function inspect(view: ModalView): Rendered {
  const visible: string[] = [];
  const presses: Rendered['presses'][number][] = [];
  const interpreted: string[] = [];
  const walk = (value: unknown, key = ''): void => {
    if (Array.isArray(value)) return value.forEach((item) => walk(item, key));
    if (typeof value !== 'object' || value === null) return;
    const element = value as {
      type?: string;
      text?: unknown;
      value?: string;
      style?: unknown;
      emoji?: boolean;
      verbatim?: boolean;
      label?: unknown;
    };
    if (key === 'initial_option') return;
    if (element.type === 'button' && typeof element.value === 'string')
      presses.push({
        label: (element.text as { text: string }).text,
        press: readPress(element.value),
        emphasis: element.style !== undefined,
      });
    if (typeof element.text === 'string') {
      visible.push(element.type === 'mrkdwn' ? unescape(element.text) : element.text);
      if (element.type === 'mrkdwn' || (element.type === 'plain_text' && element.emoji !== false))
        interpreted.push(element.text);
      return;
    }
    // In the order in which they are shown.
    for (const [name, inner] of Object.entries(value)) if (name !== 'submit' && name !== 'title') walk(inner, name);
  };
  walk(view.blocks);
  const submit = view.submit?.text;
  if (submit !== undefined && !visible.some((text) => text.startsWith(submit.replace('…', '')))) visible.push(submit);
  return { visible, presses, interpreted, faults: faultsOf(view) };
}

const unescape = (text: string): string =>
  text
    .replaceAll(/(^|\n)\*([^*\n]*)\*/g, '$1$2')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** The stand-in refuses what Slack refuses; and our own rule that a bold text holds no marks of its own. */
function faultsOf(view: ModalView): readonly string[] {
  try {
    parseView('modal', structuredClone(view));
  } catch (error) {
    if (error instanceof SlackError) return [error.code, ...error.messages];
    throw error;
  }
  const marked = (view.blocks as readonly KnownBlock[]).flatMap((block) =>
    block.type === 'section' && block.text?.type === 'mrkdwn' ? block.text.text.split('\n') : [],
  );
  const ids = JSON.stringify(view.blocks).match(/"action_id":"press:[^"]*"/g) ?? [];
  return [
    ...marked.filter(
      (line, at) =>
        /[_~`]|<|>/.test(line) || line.replace(/^\*(.*)\*$/, '$1').includes('*') || (at > 0 && line.trim() === ''),
    ),
    ...(new Set(ids).size === ids.length ? [] : ['an action id is not unique']),
  ];
}
