/** Redis: every node there is, and whether what the product does works on each. */
import type { Connection } from '../../store/redis/connection.ts';
import { fail, info, ok, warn, type Finding } from './types.ts';

/** What is the same everywhere is said once; what is not, with the names of those it is about. */
export function folded(nodes: readonly { readonly name: string; readonly findings: readonly Finding[] }[]): Finding[] {
  if (nodes.length === 1) return [...(nodes[0]?.findings ?? [])];
  const groups = new Map<string, { finding: Finding; names: string[] }>();
  for (const { name, findings } of nodes)
    for (const finding of findings) {
      const key = `${finding.id} ${finding.level} ${finding.message}`;
      const group = groups.get(key) ?? { finding, names: [] };
      group.names.push(name);
      groups.set(key, group);
    }
  const all = [...groups.values()];
  const differs = new Set(all.filter(({ names }) => names.length < nodes.length).map(({ finding }) => finding.id));
  return all
    .filter(({ finding, names }) => names.length === nodes.length || finding.level !== 'ok' || !differs.has(finding.id))
    .map(({ finding, names }) =>
      names.length === nodes.length ? finding : { ...finding, message: `${names.join(', ')}: ${finding.message}` },
    );
}

export function lookAtCluster(connection: Connection): Finding[] {
  const id = 'redis.cluster';
  if (connection.trouble !== undefined)
    return [
      fail(
        id,
        `This Redis is a node of a Redis Cluster, but our user may not ask it where the others are. ${connection.trouble.message}.`,
        connection.trouble.remedy,
      ),
    ];
  if (connection.kind === 'single') return [];
  const missing = connection.missing();
  return [
    missing.length === 0
      ? ok(id, `This is a Redis Cluster, and each of its ${connection.nodes().length} nodes is connected.`)
      : fail(
          id,
          `The cluster names nodes that cannot be reached from here: ${missing.join(', ')}.`,
          'Start them; or, when they are well, let cluster-announce-ip and -port (over TLS: -hostname) say what this machine can reach.',
        ),
    info(
      'redis.coverage',
      'While a primary is away without a replica to follow it, Redis refuses all organisations, unless cluster-require-full-coverage is no: then only those that lie there.',
    ),
  ];
}

/** Not what settings say, but what a press of a button takes. */
export async function works(connection: Connection): Promise<Finding> {
  const id = 'redis.works';
  const { defineScripts } = await import('../../store/redis/scripts.ts');
  const { probe } = await import('../../store/redis/probe.ts');
  const { toStoreError } = await import('../../store/redis/client.ts');
  const { diagnose } = await import('../../store/redis/diagnosis.ts');
  defineScripts(connection.commands);
  const { worked, errors } = await probe(connection);
  const [first] = errors;
  if (first === undefined && worked > 0) return ok(id, 'A script and a read on a key of our own work.');
  const part = worked > 0 ? ` in ${errors.length} of ${worked + errors.length} places` : '';
  const trouble = diagnose(first);
  const why = trouble.reason === 'unreachable' ? toStoreError(first).message : trouble.message;
  const say = worked > 0 && connection.kind === 'cluster' ? warn : fail;
  return say(
    id,
    `A script and a read on a key of our own do not work${part}: ${why}.`,
    trouble.reason === 'unreachable' ? 'The log of Redis, and CLUSTER INFO in a cluster, say more.' : trouble.remedy,
  );
}
