/** Who among the advisers is somebody for what: never two parties with one adviser, never talk with a reporting point alone. */
import type { Adviser, Topic } from './organisation.ts';

/** Others who talk about the same, and are no reporting point: with them talk is nothing but talk. */
export const besideOnTopic = (advisers: readonly Adviser[], { id }: Adviser, topic: Topic): readonly Adviser[] =>
  advisers.filter((one) => one.id !== id && one.reportingPoint !== true && one.topics.includes(topic));
