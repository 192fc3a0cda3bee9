/** Whoever talks to an adviser must be able to do so without reporting anything: about everything there is somebody for that. */
import { besideOnTopic } from '../core/parties.ts';
import type { Adviser } from '../core/organisation.ts';
import type { JoinFault } from './join.ts';

/** @param advisers all of the file, in its order */
export const besideReportingPoint = (advisers: readonly Adviser[]): readonly JoinFault[] =>
  advisers.flatMap((adviser, index) => {
    const alone = adviser.topics.filter((topic) => besideOnTopic(advisers, adviser, topic).length === 0);
    return adviser.reportingPoint !== true || alone.length === 0
      ? []
      : [
          {
            path: ['advisers', index, 'reportingPoint'],
            sentence: `is allowed only beside another adviser who is not, and nobody else here talks about ${alone.join(' or ')}: list somebody with \`topics\` of [${alone.join(', ')}], or take this line away`,
          },
        ];
  });
