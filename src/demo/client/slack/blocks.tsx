/** Block Kit as Slack lays it out, for the blocks the app uses. */
import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Block, Button, Element } from '../../../stand-ins/slack/block-schema.ts';
import type { Values } from '../../../stand-ins/slack/values.ts';
import type { Act } from '../../workplace-state.ts';
import { FieldElement, type ElementPath } from './fields.tsx';
import { perform } from '../shared/live.ts';
import { useWords } from '../words.tsx';
import { RichText, Words } from './text.tsx';

interface Props {
  readonly user: string;
  /** Id of the view, or of the message that the blocks are in. */
  readonly id: string;
  /** In a message: one that only this person sees, or one that stands in a channel. */
  readonly inMessage?: 'ephemeral' | 'channel';
  readonly blocks: readonly Block[];
  readonly values?: Values;
  readonly errors?: Readonly<Record<string, string>>;
}

export function Blocks(props: Props): VNode {
  return (
    <div class="blocks">
      {props.blocks.map((block) => (
        <div class={`block ${block.type}`} key={block.block_id}>
          <OneBlock {...props} block={block} />
        </div>
      ))}
    </div>
  );
}

function OneBlock(props: Props & { block: Block }): VNode {
  const { block, values, errors } = props;
  const draw = (element: Element): VNode => <Drawn {...props} blockId={block.block_id ?? ''} element={element} />;
  switch (block.type) {
    case 'header':
      return <h3>{block.text.text}</h3>;
    case 'divider':
      return <hr />;
    case 'rich_text':
      return (
        <>
          {block.elements.map((element) => (
            <RichText element={element} />
          ))}
        </>
      );
    case 'context':
      return (
        <>
          {block.elements.map((text) => (
            <Words text={text} />
          ))}
        </>
      );
    case 'image':
      return <img class="picture" src={block.image_url} alt={block.alt_text} />;
    case 'actions':
      return <>{block.elements.map(draw)}</>;
    case 'input':
      return <Input {...props} block={block} value={values} error={errors?.[block.block_id ?? '']} />;
    default:
      return (
        <>
          <div class="section-text">
            {block.text !== undefined && <Words text={block.text} />}
            {block.fields !== undefined && (
              <div class="fields">
                {block.fields.map((text) => (
                  <Words text={text} />
                ))}
              </div>
            )}
          </div>
          {block.accessory?.type === 'image' ? (
            <img class="portrait" src={block.accessory.image_url} alt={block.accessory.alt_text} />
          ) : (
            block.accessory !== undefined && draw(block.accessory)
          )}
        </>
      );
  }
}

function Input({
  block,
  user,
  id,
  value,
  error,
}: Props & { block: Block & { type: 'input' }; value: Values | undefined; error: string | undefined }): VNode {
  const words = useWords();
  const base = useId();
  const blockId = block.block_id ?? '';
  const said = [
    block.hint === undefined ? undefined : `${base}-hint`,
    error === undefined ? undefined : `${base}-error`,
  ].filter((part) => part !== undefined);
  return (
    <>
      <div class="label" id={`${base}-label`}>
        {block.label.text}
        {block.optional === true && <span class="optional"> {words.slack.optional}</span>}
      </div>
      <FieldElement
        key={`${id} ${blockId} ${block.element.action_id ?? ''}`}
        field={block.element}
        path={{ user, view: id, blockId }}
        value={value?.[blockId]?.[block.element.action_id ?? '']}
        labelledBy={`${base}-label`}
        {...(said.length === 0 ? {} : { describedBy: said.join(' ') })}
        invalid={error !== undefined}
      />
      {error !== undefined && (
        <p class="field-error" role="alert" id={`${base}-error`}>
          {error}
        </p>
      )}
      {block.hint !== undefined && (
        <p class="hint" id={`${base}-hint`}>
          {block.hint.text}
        </p>
      )}
    </>
  );
}

function Drawn({
  user,
  id,
  inMessage,
  values,
  blockId,
  element,
}: Props & { blockId: string; element: Element }): VNode {
  const path: ElementPath = { user, view: id, blockId };
  if (element.type !== 'button')
    return <FieldElement field={element} path={path} value={values?.[blockId]?.[element.action_id ?? '']} />;
  const ids = { user, blockId, actionId: element.action_id ?? '' };
  return (
    <PressButton
      button={element}
      act={
        inMessage === undefined
          ? { act: 'press', view: id, ...ids }
          : { act: inMessage === 'channel' ? 'press-message' : 'press-ephemeral', message: id, ...ids }
      }
    />
  );
}

/** A button with a page behind it opens that page and tells the app all the same, as in Slack. */
function PressButton({ button, act }: { button: Button; act: Act }): VNode {
  const [busy, setBusy] = useState(false);
  const press = (): void => {
    if (
      busy ||
      (button.confirm !== undefined && !confirm(`${button.confirm.title.text}\n\n${button.confirm.text.text}`))
    )
      return;
    setBusy(true);
    void perform(act).finally(() => setBusy(false));
  };
  const shown = { class: `press ${button.style ?? ''}`, 'aria-label': button.accessibility_label, onClick: press };
  if (button.url !== undefined) {
    return (
      <a {...shown} href={button.url} target="_blank" rel="noreferrer">
        {button.text.text} <span aria-hidden="true">↗</span>
      </a>
    );
  }
  return (
    <button type="button" {...shown} aria-busy={busy}>
      {button.text.text}
    </button>
  );
}
