/** An Adaptive Card, drawn by the official renderer as Teams draws it: its inputs, ShowCards and checks are its own. */
import { AdaptiveCard, HostConfig, OpenUrlAction, SubmitAction, Version, type Action } from 'adaptivecards';
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { HOST_CONFIG } from './host-config.ts';

// Markdown is not drawn here: what is typed in a card's TextBlock is shown as it is.
AdaptiveCard.onProcessMarkdown = (text, result) => {
  const quiet = document.createElement('span');
  quiet.textContent = text;
  result.outputHtml = quiet.innerHTML;
  result.didProcess = true;
};
const CARD_VERSION = new Version(1, 5);
const SAFE = /^(https:|http:\/\/localhost[:/]|tel:|mailto:)/;
/** Teams opens these itself. */
const INSIDE = /^https:\/\/teams\.microsoft\.com\/l\//;

export function Card({
  card,
  onSubmit,
  onLink,
}: {
  card: Readonly<Record<string, unknown>>;
  onSubmit: (data: Readonly<Record<string, unknown>>) => void;
  /** A link into Teams. */
  onLink?: (url: string) => void;
}): VNode {
  const container = useRef<HTMLDivElement>(null);
  const submit = useRef(onSubmit);
  submit.current = onSubmit;
  const link = useRef(onLink);
  link.current = onLink;
  // Each card is drawn only once, because what is typed is kept in the drawing.
  useEffect(() => {
    const drawing = new AdaptiveCard();
    drawing.version = CARD_VERSION;
    drawing.hostConfig = new HostConfig(HOST_CONFIG);
    drawing.parse(card);
    drawing.onExecuteAction = (action: Action) => {
      if (action instanceof SubmitAction) submit.current((action.data ?? {}) as Readonly<Record<string, unknown>>);
      const url = action instanceof OpenUrlAction ? (action.url ?? '') : '';
      if (INSIDE.test(url)) link.current?.(url);
      else if (SAFE.test(url)) window.open(url, '_blank', 'noopener,noreferrer');
    };
    const drawn = drawing.render();
    container.current?.replaceChildren(...(drawn === undefined ? [] : [drawn]));
  }, [card]);
  return <div class="adaptive" ref={container} />;
}
