/**
 * Binds a card template to its fields: the part of the official template language that layout needs, and no
 * more (learn.microsoft.com/adaptive-cards/templating/language). No expression is ever evaluated: a slot is
 * the bare name of a field, slots stand in string leaves only, and what a field holds is never read as a
 * template again. Within what is allowed here the outcome is that of `adaptivecards-templating`.
 */

/** A bound card: plain JSON. */
export type Bound = Readonly<Record<string, unknown>>;
export type Fields = Readonly<Record<string, unknown>>;

type Leaf = (fields: Fields) => unknown;
/** What an element of a list becomes: nothing, itself, or once for each item of its `$data`. */
type Repeat = (fields: Fields, into: unknown[]) => void;

const SLOT = /\$\{([a-z][A-Za-z]*)\}/g;
const WHOLE = /^\$\{([a-z][A-Za-z]*)\}$/;
/** Keys with a meaning, outside the place where they have it. */
const RESERVED = new Set(['$data', '$when', '$root', '$index', '$host', '$_acTemplateVersion', '__proto__']);
/** What the official parser reads as something else than a name. */
const NOT_NAMES = new Set(['true', 'false', 'null', 'undefined']);

/**
 * Reads a template once; the function that comes back binds it as often as wanted.
 * @throws TypeError for a template that says more than slots, `$data` and `$when`.
 */
export function compile(template: object): (fields: Fields) => Bound {
  return object(template);
}

function node(value: unknown): Leaf {
  if (typeof value === 'string') return leaf(value);
  if (Array.isArray(value)) return list(value);
  if (value === null) throw new TypeError('a template has no empty values');
  if (typeof value === 'object') return object(value);
  return () => value;
}

function leaf(text: string): Leaf {
  const whole = WHOLE.exec(text)?.[1];
  if (whole !== undefined) return read(whole);
  if (!text.includes('$')) return () => text;
  const pieces: Leaf[] = [];
  let from = 0;
  for (const found of text.matchAll(SLOT)) {
    const before = text.slice(from, found.index);
    const value = read(found[1] ?? '');
    pieces.push(() => before, value);
    from = found.index + found[0].length;
  }
  const rest = text.slice(from);
  // The official parser has meanings of its own for all of these.
  if (/[$\\`]/.test(text.replaceAll(SLOT, ''))) throw new TypeError('a template text holds more than slots');
  return (fields) => pieces.map((piece) => String(piece(fields))).join('') + rest;
}

/** Own fields only: what every object has from its prototype is not a field. */
function read(name: string): Leaf {
  if (NOT_NAMES.has(name)) throw new TypeError(`a slot cannot be called ${name}`);
  return (fields) => {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (value === undefined || value === null) throw new TypeError(`the slot ${name} has no field`);
    return value;
  };
}

function object(template: object): (fields: Fields) => Bound {
  const entries = Object.entries(template).map(([key, value]: [string, unknown]) => {
    if (RESERVED.has(key)) throw new TypeError(`${key} cannot stand here`);
    return [key, node(value)] as const;
  });
  return (fields) => {
    const bound: Record<string, unknown> = {};
    for (const [key, value] of entries) bound[key] = value(fields);
    return bound;
  };
}

function list(template: readonly unknown[]): Leaf {
  const items = template.map((item) => repeat(item));
  return (fields) => {
    const bound: unknown[] = [];
    for (const item of items) item(fields, bound);
    return bound;
  };
}

function repeat(item: unknown): Repeat {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) {
    const value = node(item);
    return (fields, into) => void into.push(value(fields));
  }
  const { $data, $when, ...rest } = item as { readonly $data?: unknown; readonly $when?: unknown };
  const bind = object(rest);
  const shown = $when === undefined ? () => true : slot($when);
  const add: Repeat = (fields, into) => {
    if (shown(fields) === true) into.push(bind(fields));
  };
  if ($data === undefined) return add;
  const data = slot($data);
  return (fields, into) => {
    const items = data(fields);
    if (!Array.isArray(items)) throw new TypeError('$data is for lists');
    for (const inner of items) add(inner as Fields, into);
  };
}

function slot(text: unknown): Leaf {
  const name = typeof text === 'string' ? WHOLE.exec(text)?.[1] : undefined;
  if (name === undefined) throw new TypeError('$data and $when take one slot');
  return read(name);
}
