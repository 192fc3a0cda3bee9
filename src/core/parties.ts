/** Who among the advisers is somebody for what: never two parties with one adviser, never talk with a reporting point alone. */
import type { Adviser, Topic } from './organisation.ts';

/** Others who talk about the same, and are no reporting point: with them talk is nothing but talk. */
export const besideOnTopic = (advisers: readonly Adviser[], { id }: Adviser, topic: Topic): readonly Adviser[] =>
  advisers.filter((one) => one.id !== id && one.reportingPoint !== true && one.topics.includes(topic));

/** Whether this adviser can be offered to somebody who looks for that. */
export const isFor = ({ topics }: Adviser, topic: Topic | undefined): boolean =>
  topic === undefined || topics.includes(topic);

/** Whom somebody can choose instead: who talks about this topic, or where none is known about one of the same. */
export const othersFor = (advisers: readonly Adviser[], { id, topics }: Adviser, topic?: Topic): readonly Adviser[] =>
  advisers.filter(
    (one) =>
      one.id !== id &&
      (topic === undefined ? one.topics.some((each) => topics.includes(each)) : one.topics.includes(topic)),
  );
