/** Microsoft's own reader of cards and of templates: what our cards are held against. */
import { createRequire } from 'node:module';

interface Fault {
  readonly phase: string;
  readonly message: string;
}
interface CardElement {
  validateProperties(): { readonly validationEvents: readonly Fault[] };
  parse(json: unknown, context: unknown): void;
  toJSON(): unknown;
}
interface AdaptiveCards {
  readonly AdaptiveCard: new () => CardElement;
  readonly SerializationContext: new (version: unknown) => {
    readonly eventCount: number;
    getEventAt(index: number): Fault;
  };
  readonly Versions: { readonly v1_5: unknown };
}
interface Templating {
  readonly Template: new (template: unknown) => { expand(context: { $root: unknown }): unknown };
}

const require = createRequire(import.meta.url);
/** The package's own entry does not load in Node; its bundle does, and reads cards without a browser. */
const { AdaptiveCard, SerializationContext, Versions } =
  require('adaptivecards/dist/adaptivecards.js') as AdaptiveCards;
const { Template } = require('adaptivecards-templating') as Templating;

/** Everything a client that knows version 1.5 has to say about a card. */
export function cardFaults(card: unknown): readonly string[] {
  // Its pattern for `lang` is global, so it forgets a valid one only after one that is not (adaptivecards 3.0.6).
  new AdaptiveCard().parse(
    { type: 'AdaptiveCard', version: '1.5', lang: '-' },
    new SerializationContext(Versions.v1_5),
  );
  const context = new SerializationContext(Versions.v1_5);
  const read = new AdaptiveCard();
  read.parse(structuredClone(card), context);
  const parsing = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at));
  return [...parsing, ...read.validateProperties().validationEvents].map(({ message }) => message);
}

/** A template bound by `adaptivecards-templating`. */
export function expand(template: unknown, fields: unknown): unknown {
  return new Template(structuredClone(template)).expand({ $root: fields });
}
