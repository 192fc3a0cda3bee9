/** What "Wat kun je doen?" leaves out, because the organisation's file does not have it. */
import type { Links, Organisation } from '../../core/organisation.ts';
import { warn, type Finding } from './types.ts';

const PAGES = [
  'conductComplaint',
  'integrityReport',
  'codeOfConduct',
  'confidentialityRules',
  'mediator',
] as const satisfies readonly (keyof Links)[];

export function checkWaysOn(organisations: readonly Organisation[]): readonly Finding[] {
  return organisations.flatMap(({ id, links, advisers }) => {
    const missing = PAGES.filter((page) => links[page] === undefined);
    return [
      ...(missing.length === 0
        ? []
        : [
            warn(
              'ways-on.links',
              `${id}: employees who ask what they can do read no link to ${missing.join(', ')}.`,
              'Add under `links:` the address of each page that you have; organisations/example.yaml says what each is for.',
            ),
          ]),
      ...(advisers.some(({ rehabilitation }) => rehabilitation === true)
        ? []
        : [
            warn(
              'ways-on.rehabilitation',
              `${id}: no adviser is said to help who was wrongly accused.`,
              'Ask them. Of who does, write rehabilitation: true, in the file that describes them.',
            ),
          ]),
    ];
  });
}
