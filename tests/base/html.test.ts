/** What an organisation wrote is text wherever it lands, and a link only where it leads to a page, a number or a mailbox. */
import { expect, test } from 'vitest';
import { html, link } from '../../src/base/html.ts';

test('text cannot leave an attribute or become markup', () => {
  expect(html`<p title="${`"'<b>&`}">${`"'<b>&`}</p>`.markup).toBe(
    '<p title="&quot;&#39;&lt;b&gt;&amp;">&quot;&#39;&lt;b&gt;&amp;</p>',
  );
});

test.each(['javascript:alert(1)', 'data:text/html,x', 'http://example.nl/', 'tel:112;x', 'mailto:a@b.nl?bcc=c@d.nl'])(
  '%s is words and no link',
  (url) => {
    expect(link(url, 'woorden').markup).toBe('woorden');
  },
);
