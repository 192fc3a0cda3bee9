/** Slack's three kinds of text. Nothing here ever becomes HTML: only elements with text in them. */
import type { ComponentChildren, VNode } from 'preact';
import type { RichBlock, RichLeaf, Text } from '../../../stand-ins/slack/block-schema.ts';

export function Words({ text }: { text: Text }): VNode {
  return <span class="words">{text.type === 'mrkdwn' ? markdown(text.text) : text.text}</span>;
}

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };
const plain = (text: string): string => text.replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity);

/** The marks in use: *bold*, _italic_, ~strike~, `code`, <url|label>. The three entities as Slack reads them. */
function markdown(source: string): ComponentChildren[] {
  const marks = /\*([^*\n]+)\*|_([^_\n]+)_|~([^~\n]+)~|`([^`\n]+)`|<((?:https?|mailto|tel):[^|>]+)(?:\|([^>]+))?>/g;
  const out: ComponentChildren[] = [];
  let from = 0;
  for (const found of source.matchAll(marks)) {
    out.push(plain(source.slice(from, found.index)));
    const [whole, bold, italic, strike, code, url, label] = found;
    if (bold !== undefined) out.push(<strong>{markdown(bold)}</strong>);
    else if (italic !== undefined) out.push(<em>{markdown(italic)}</em>);
    else if (strike !== undefined) out.push(<s>{markdown(strike)}</s>);
    else if (code !== undefined) out.push(<code>{plain(code)}</code>);
    else if (url !== undefined) out.push(<Away url={url}>{plain(label ?? url)}</Away>);
    from = found.index + whole.length;
  }
  out.push(plain(source.slice(from)));
  return out;
}

export function Away({ url, children }: { url: string; children: ComponentChildren }): VNode {
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}

function leaf(element: RichLeaf): ComponentChildren {
  const text = element.type === 'link' ? <Away url={element.url}>{element.text ?? element.url}</Away> : element.text;
  const { bold, italic, strike, code } = element.style ?? {};
  let styled: ComponentChildren = text;
  if (code === true) styled = <code>{styled}</code>;
  if (strike === true) styled = <s>{styled}</s>;
  if (italic === true) styled = <em>{styled}</em>;
  if (bold === true) styled = <strong>{styled}</strong>;
  return styled;
}

export function RichText({ element }: { element: RichBlock }): VNode {
  switch (element.type) {
    case 'rich_text_quote':
      return <blockquote>{element.elements.map(leaf)}</blockquote>;
    case 'rich_text_preformatted':
      return <pre>{element.elements.map(leaf)}</pre>;
    case 'rich_text_list': {
      const items = element.elements.map((item) => <li>{item.elements.map(leaf)}</li>);
      return element.style === 'bullet' ? <ul>{items}</ul> : <ol>{items}</ol>;
    }
    default:
      return <p>{element.elements.map(leaf)}</p>;
  }
}
