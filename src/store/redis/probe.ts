/** Does once what the product does: runs a script and reads a key of ours. What settings say proves neither. */
import { attempt } from './client.ts';
import type { Connection } from './connection.ts';

export interface Probed {
  readonly worked: number;
  /** Of the places in which it did not work. */
  readonly errors: readonly unknown[];
}

const once = async ({ commands }: Connection, key: string): Promise<void> => {
  await Promise.all([commands.probeBuffer(key), commands.get(key)]);
};

/** In every place. Never rejects. */
export async function probe(connection: Connection): Promise<Probed> {
  const results = await Promise.allSettled(connection.probeKeys().map((key) => once(connection, key)));
  const errors = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
  return { worked: results.length - errors.length, errors };
}

/**
 * Can somebody be served? In a cluster one node is enough: the organisations on the others are served by nobody, but
 * taking every instance away would take those that are served too (`cluster-require-full-coverage no`).
 * @param partly told of each probe whether some node did not answer
 * @throws AppError
 */
export async function ping(connection: Connection, partly: (isSo: boolean) => void): Promise<void> {
  const attempts = connection.probeKeys().map((key) => once(connection, key));
  if (connection.kind === 'single') return void (await attempt(Promise.all(attempts)));
  void Promise.allSettled(attempts).then((results) =>
    partly(connection.missing().length > 0 || results.some(({ status }) => status === 'rejected')),
  );
  if (attempts.length === 0) return attempt(Promise.reject(new Error('no node')));
  const first = await Promise.any(attempts).catch((error: unknown) => error);
  if (first instanceof AggregateError) return attempt(Promise.reject(first.errors[0] as Error));
}
