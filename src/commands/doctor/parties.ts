/** Where talk and report come together in one person, and where a complaint about an adviser would lead nowhere. */
import { complaintGaps, supplierRules } from '../../core/complaint-routes.ts';
import { besideOnTopic } from '../../core/parties.ts';
import { distinct } from '../../base/same-text.ts';
import type { Adviser, Organisation } from '../../core/organisation.ts';
import { warn, type Finding } from './types.ts';

const namesOf = (advisers: readonly Adviser[]): string => advisers.map(({ name }) => name).join(', ');

export const checkParties = (organisations: readonly Organisation[]): readonly Finding[] =>
  organisations.flatMap((organisation) => [
    ...organisation.advisers.flatMap((adviser) => reportingPoint(organisation, adviser)),
    ...complaints(organisation),
    ...sharedRules(organisation),
  ]);

function reportingPoint({ id, advisers }: Organisation, adviser: Adviser): readonly Finding[] {
  if (adviser.reportingPoint !== true) return [];
  const unwritable = adviser.topics.filter((topic) =>
    besideOnTopic(advisers, adviser, topic).every(({ keyCards }) => keyCards.length === 0),
  );
  return [
    warn(
      'people.reporting-point',
      `${id}: ${adviser.name} is the reporting point too, so whoever talks to them cannot be sure that it is talk and no more.`,
      'Let somebody else be the reporting point, or somebody else the adviser.',
    ),
    ...(unwritable.length === 0
      ? []
      : [
          warn(
            'people.reporting-point-alone',
            `${id}: about ${unwritable.join(' and ')} nobody but ${adviser.name}, who is the reporting point too, can be written to yet.`,
            'Approve another adviser who is not (npm run adviser -- --env .env approve <id>).',
          ),
        ]),
  ];
}

function complaints(organisation: Organisation): readonly Finding[] {
  return complaintGaps(organisation).map(({ missing, advisers }) =>
    missing === 'procedure'
      ? warn(
          'people.complaints-procedure',
          `${organisation.id}: no procedure for a complaint about ${namesOf(advisers)}: an internal adviser who is not certified comes under none but the employer’s own.`,
          'Set one up, and add its address under `links:` as complaintsProcedure.',
        )
      : warn(
          'people.supplier-complaints',
          `${organisation.id}: no page with the complaints rules of the supplier of ${namesOf(advisers)}.`,
          'Add supplierComplaints to the adviser or under `links:`, or `complaints` in the file of the supplier.',
        ),
  );
}

/** One page under `links:` cannot be the rules of two suppliers. */
function sharedRules(organisation: Organisation): readonly Finding[] {
  const { links, advisers, id } = organisation;
  const shared = distinct(
    advisers.flatMap((one) =>
      one.supplier !== undefined &&
      one.supplierComplaints === undefined &&
      supplierRules(organisation, one) === links.supplierComplaints &&
      links.supplierComplaints !== undefined
        ? [one.supplier]
        : [],
    ),
  );
  return shared.length < 2
    ? []
    : [
        warn(
          'people.supplier-complaints',
          `${id}: links.supplierComplaints is shown as the rules of ${shared.join(' and of ')}.`,
          'Give each adviser the supplierComplaints of their own supplier.',
        ),
      ];
}
