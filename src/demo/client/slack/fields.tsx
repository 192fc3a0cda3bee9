/** The elements a person fills in. What is typed lives here and is told to the server a moment later. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Field, Option } from '../../../stand-ins/slack/block-schema.ts';
import { CHANNELS } from '../../../stand-ins/slack/channel-list.ts';
import type { Value } from '../../../stand-ins/slack/values.ts';
import { perform, performSoon } from '../shared/live.ts';
import { Words } from './text.tsx';
import { channelName, useWords } from '../words.tsx';

/** Where an element is: whose, in which view and block. */
export interface ElementPath {
  readonly user: string;
  readonly view: string;
  readonly blockId: string;
}
interface Props<F> {
  readonly field: F;
  readonly path: ElementPath;
  readonly value: Value | undefined;
  /** Id of the label, and of what else is said about the field. */
  readonly labelledBy?: string;
  readonly describedBy?: string;
  readonly invalid?: boolean;
}

export function FieldElement(props: Props<Field>): VNode {
  const words = useWords();
  const { field } = props;
  switch (field.type) {
    case 'plain_text_input':
      return <TextInput {...props} field={field} />;
    case 'static_select':
      return (
        <Select
          {...props}
          options={field.options}
          placeholder={field.placeholder?.text}
          chosen={chosenOf(props.value)}
        />
      );
    case 'conversations_select':
      return (
        <Select
          {...props}
          options={CHANNELS.map(({ id, name }): Option => ({
            text: { type: 'plain_text', text: `# ${channelName(words, name)}` },
            value: id,
          }))}
          placeholder={field.placeholder?.text}
          chosen={chosenOf(props.value)}
        />
      );
    case 'radio_buttons':
      return <Marks {...props} type="radio" options={field.options} chosen={[chosenOf(props.value) ?? '']} />;
    default:
      return (
        <Marks
          {...props}
          type="checkbox"
          options={field.options}
          chosen={props.value?.type === 'checkboxes' ? props.value.selected_options.map(({ value }) => value) : []}
        />
      );
  }
}

function chosenOf(value: Value | undefined): string | undefined {
  if (value?.type === 'conversations_select') return value.selected_conversation ?? undefined;
  return value?.type === 'static_select' || value?.type === 'radio_buttons' ? value.selected_option?.value : undefined;
}

function TextInput({
  field,
  path,
  value,
  labelledBy,
  describedBy,
  invalid,
}: Props<Field & { type: 'plain_text_input' }>): VNode {
  const [text, setText] = useState(value?.type === 'plain_text_input' ? (value.value ?? '') : '');
  const max = field.max_length;
  const over = max !== undefined && text.length > max;
  const common = {
    value: text,
    placeholder: field.placeholder?.text ?? '',
    'aria-labelledby': labelledBy,
    'aria-describedby': describedBy,
    'aria-invalid': invalid === true || over,
    autoFocus: field.focus_on_load === true,
    onInput: (event: { currentTarget: { value: string } }) => {
      setText(event.currentTarget.value);
      performSoon({ act: 'type', ...path, actionId: field.action_id ?? '', value: event.currentTarget.value });
    },
  };
  return (
    <div class="text-input">
      {field.multiline === true ? (
        <textarea rows={6} {...common} />
      ) : (
        <input type="text" autoComplete="off" {...common} />
      )}
      {max !== undefined && (
        <span class={over ? 'counter over' : 'counter'}>
          {text.length} / {max}
        </span>
      )}
    </div>
  );
}

type Choosing = Props<Field> & { readonly options: readonly Option[] };
const select = ({ field, path }: Props<Field>, chosen: string | null | string[]): void =>
  void perform({ act: 'select', ...path, actionId: field.action_id ?? '', chosen });

function Select(props: Choosing & { placeholder: string | undefined; chosen: string | undefined }): VNode {
  const words = useWords();
  const { options, placeholder = words.slack.choose, chosen, labelledBy, describedBy } = props;
  return (
    <select
      value={chosen ?? ''}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-label={labelledBy === undefined ? placeholder : undefined}
      onChange={(event) => select(props, event.currentTarget.value === '' ? null : event.currentTarget.value)}
    >
      <option value="">{placeholder}</option>
      {options.map((option) => (
        <option value={option.value}>{option.text.text}</option>
      ))}
    </select>
  );
}

function Marks(props: Choosing & { type: 'radio' | 'checkbox'; chosen: readonly string[] }): VNode {
  const { field, path, options, type, chosen, labelledBy, describedBy } = props;
  const name = `${path.view} ${path.blockId} ${field.action_id ?? ''}`;
  const change = (value: string, on: boolean): void =>
    select(props, type === 'radio' ? value : on ? [...chosen, value] : chosen.filter((other) => other !== value));
  return (
    <div
      class="marks"
      role={type === 'radio' ? 'radiogroup' : 'group'}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
    >
      {options.map((option) => (
        <label>
          <input
            type={type}
            name={name}
            checked={chosen.includes(option.value)}
            onChange={(event) => change(option.value, event.currentTarget.checked)}
          />
          <span>
            <Words text={option.text} />
            {option.description !== undefined && (
              <small>
                <Words text={option.description} />
              </small>
            )}
          </span>
        </label>
      ))}
    </div>
  );
}
