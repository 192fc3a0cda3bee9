/** Every Web API method that exists as far as the installed SDK knows: anything else is `unknown_method`. */
import { WebClient } from '@slack/web-api';

let known: ReadonlySet<string> | undefined;

export function isKnownMethod(name: string): boolean {
  known ??= new Set(namesIn(new WebClient(), ''));
  return known.has(name);
}

/** The SDK lays its methods out as `client.chat.postMessage`: the path is the name. */
function namesIn(value: object, path: string): readonly string[] {
  return Object.entries(value).flatMap(([key, member]: [string, unknown]) => {
    const name = path === '' ? key : `${path}.${key}`;
    if (typeof member === 'function') return name.includes('.') ? [name] : [];
    const isGroup = typeof member === 'object' && member !== null && Object.getPrototypeOf(member) === Object.prototype;
    return isGroup ? namesIn(member, name) : [];
  });
}
