/** Reads an Adaptive Card as a client does: what is on it, what can be pressed, and what a press would send. */
export type Card = Readonly<Record<string, unknown>>;
export interface Input {
  readonly id: string;
  readonly type: string;
  readonly label: string;
  readonly value: string;
  readonly required: boolean;
  readonly maxLength: number | undefined;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
}
export interface Button {
  readonly title: string;
  readonly type: string;
  readonly data: Card;
  /** The inputs whose values go along: those of its own card and of the cards around that one. */
  readonly inputs: readonly Input[];
}

const isNode = (value: unknown): value is Card => typeof value === 'object' && value !== null && !Array.isArray(value);
const nodes = (value: unknown): readonly Card[] => (Array.isArray(value) ? value.filter(isNode) : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Where elements hold elements. A ShowCard's card is another card: see `buttonsOf`. */
function* elements(node: Card): Generator<Card> {
  yield node;
  for (const key of ['body', 'items', 'columns', 'rows', 'cells'])
    for (const child of nodes(node[key])) yield* elements(child);
}
function inputsHere(card: Card): Input[] {
  return [...elements(card)].flatMap((node) => {
    if (!text(node['type']).startsWith('Input.')) return [];
    return [
      {
        id: text(node['id']),
        type: text(node['type']),
        label: text(node['label']),
        value: text(node['value']),
        required: node['isRequired'] === true,
        maxLength: typeof node['maxLength'] === 'number' ? node['maxLength'] : undefined,
        choices:
          node['type'] === 'Input.Toggle'
            ? [{ title: text(node['title']), value: text(node['valueOn']) }]
            : nodes(node['choices']).map((choice) => ({
                title: text(choice['title']),
                value: text(choice['value']),
              })),
      },
    ];
  });
}

/** Every button of the card, those folded in a ShowCard included, in the order of the card. */
export function buttonsOf(card: Card, around: readonly Input[] = []): Button[] {
  const inputs = [...around, ...inputsHere(card)];
  const actions = [...elements(card)].flatMap((node) => [
    ...nodes(node['actions']),
    ...(isNode(node['selectAction']) ? [node['selectAction']] : []),
  ]);
  return actions.flatMap((action): Button[] => {
    const own: Button = {
      title: text(action['title']),
      type: text(action['type']),
      data: isNode(action['data']) ? action['data'] : {},
      inputs: action['associatedInputs'] === 'none' ? [] : inputs,
    };
    return isNode(action['card']) ? [own, ...buttonsOf(action['card'], inputs)] : [own];
  });
}

/** Every input of the card, those in a ShowCard included. */
export function inputsOf(card: Card): Input[] {
  const folded = [...elements(card)].flatMap((node) => nodes(node['actions']).map((action) => action['card']));
  return [...inputsHere(card), ...folded.filter(isNode).flatMap(inputsOf)];
}

const SPOKEN = ['text', 'title', 'label', 'placeholder', 'altText'];
/** Every sentence a person can read on it, in order; what is hidden or typed is not said. */
export function wordsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(wordsOf);
  if (!isNode(value) || value['isVisible'] === false) return [];
  const isFact = value['type'] === undefined && !('data' in value);
  return Object.entries(value).flatMap(([key, child]) => {
    if (key === 'data' || key === 'url') return [];
    if (typeof child !== 'string') return wordsOf(child);
    return SPOKEN.includes(key) || (key === 'value' && isFact) ? [child] : [];
  });
}
