/**
 * The Kubernetes manifests without a cluster: each against the schema of its kind, and what must be true of them
 * together: that nothing runs with more than it needs, and that nothing goes out but to where it has to.
 */
import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { Ingress } from 'kubernetes-models/networking.k8s.io/v1/Ingress';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import { ConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { Namespace } from 'kubernetes-models/v1/Namespace';
import { PersistentVolumeClaim } from 'kubernetes-models/v1/PersistentVolumeClaim';
import { Secret } from 'kubernetes-models/v1/Secret';
import { Service } from 'kubernetes-models/v1/Service';
import { ServiceAccount } from 'kubernetes-models/v1/ServiceAccount';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PUSH_HOSTS } from '../../src/core/notices/endpoint.ts';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { loadConfig } from '../../src/app/config/index.ts';
import { readText, root } from '../support/infra/closure.helper.ts';

const KINDS = {
  ConfigMap,
  Deployment,
  Ingress,
  Namespace,
  NetworkPolicy,
  PersistentVolumeClaim,
  PodDisruptionBudget,
  Secret,
  Service,
  ServiceAccount,
};
const folder = 'infra/kubernetes';
const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .toSorted();
const object = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({ name: z.string() }),
});
const documents = files
  .filter((name) => !name.endsWith('kustomization.yaml'))
  .flatMap((name) =>
    parseAllDocuments(readText(`${folder}/${name}`)).map((one) => ({ name, data: object.parse(one.toJS()) })),
  );
const find = (kind: string, name: string): unknown => {
  const found = documents.find(({ data }) => data.kind === kind && data.metadata.name === name);
  if (found === undefined) throw new Error(`no ${kind} ${name}`);
  return found.data;
};
const isKnown = (kind: string): kind is keyof typeof KINDS => kind in KINDS;

const deployment = z
  .object({
    spec: z.object({
      replicas: z.number(),
      template: z.object({
        spec: z.object({
          automountServiceAccountToken: z.literal(false),
          securityContext: z.looseObject({
            runAsNonRoot: z.literal(true),
            runAsUser: z.literal(10001),
            fsGroupChangePolicy: z.literal('OnRootMismatch'),
            seccompProfile: z.object({ type: z.literal('RuntimeDefault') }),
          }),
          containers: z.tuple([
            z.looseObject({
              securityContext: z
                .object({
                  allowPrivilegeEscalation: z.literal(false),
                  readOnlyRootFilesystem: z.literal(true),
                  capabilities: z.object({ drop: z.tuple([z.literal('ALL')]) }).strict(),
                })
                .strict(),
              envFrom: z.array(z.record(z.string(), z.object({ name: z.string() }))),
              ports: z.array(z.object({ name: z.string(), containerPort: z.number() })),
              livenessProbe: z.looseObject({
                httpGet: z.object({ path: z.literal('/healthz'), port: z.literal('operations') }),
              }),
              readinessProbe: z.looseObject({
                httpGet: z.object({ path: z.literal('/readyz'), port: z.literal('operations') }),
              }),
            }),
          ]),
        }),
      }),
    }),
  })
  .parse(find('Deployment', 'in-vertrouwen'));
const container = deployment.spec.template.spec.containers[0];

describe('each manifest', () => {
  it('is of its schema', () => {
    expect(documents.length).toBeGreaterThan(12);
    const faults = documents.flatMap(({ name, data }) => {
      if (data.kind === 'CiliumNetworkPolicy') return [];
      if (!isKnown(data.kind)) return [`${name}: ${data.kind} has no schema here`];
      const Model = KINDS[data.kind];
      try {
        new Model(data).validate();
        return [];
      } catch (error) {
        return [`${name}: ${String(error)}`];
      }
    });
    expect(faults).toEqual([]);
    expect(() => new Deployment({ spec: { replicas: 'two' } } as never).validate()).toThrow('replicas');
  });

  it('is used by one of the kustomizations, and those name only what is there', () => {
    const named = files
      .filter((name) => name.endsWith('kustomization.yaml'))
      .flatMap((name) => {
        const { resources } = z
          .looseObject({ resources: z.array(z.string()) })
          .parse(parse(readText(`${folder}/${name}`)));
        return resources.map((resource) => join(name, '..', resource));
      });
    expect(named.filter((path) => !existsSync(join(root, folder, path)))).toEqual([]);
    expect(files.filter((name) => !name.endsWith('kustomization.yaml') && !named.includes(name))).toEqual([]);
  });
});

describe('the deployment', () => {
  it('is two replicas that the namespace would let in under "restricted"', () => {
    expect(deployment.spec.replicas).toBe(2);
    const labels = z.object({ metadata: z.object({ labels: z.record(z.string(), z.string()) }) });
    expect(labels.parse(find('Namespace', 'in-vertrouwen')).metadata.labels).toMatchObject({
      'pod-security.kubernetes.io/enforce': 'restricted',
    });
  });

  it('listens where its settings say, and its settings are enough to start with', () => {
    const text = z.record(z.string(), z.string());
    const settings = z.object({ data: text }).parse(find('ConfigMap', 'in-vertrouwen')).data;
    const secrets = z.object({ stringData: text }).parse(find('Secret', 'in-vertrouwen')).stringData;
    expect(Object.values(secrets).every((value) => value === '')).toBe(true);
    expect(container.envFrom.flatMap((from) => Object.values(from).map(({ name }) => name))).toEqual([
      'in-vertrouwen',
      'in-vertrouwen',
    ]);
    const config = loadConfig({
      ...settings,
      REDIS_URL: 'rediss://in-vertrouwen:password@redis.example.nl:6379',
      SLACK_SIGNING_SECRET: 'a-signing-secret-for-the-test',
      SLACK_BOT_TOKEN: 'xoxb-a-token-for-the-test',
    });
    const ports = Object.fromEntries(container.ports.map(({ name, containerPort }) => [name, containerPort]));
    expect(ports).toEqual({ bot: config.botPort, inbox: config.inboxPort, operations: config.operationsPort });
    expect(config.production).toBe(true);
  });
});

describe('the network', () => {
  const policy = z.object({
    spec: z.object({
      podSelector: z.looseObject({}),
      policyTypes: z.array(z.string()),
      ingress: z.array(z.looseObject({ ports: z.array(z.object({ port: z.string() })) })).optional(),
      egress: z
        .array(
          z.object({
            to: z.array(
              z.looseObject({ ipBlock: z.object({ cidr: z.string(), except: z.array(z.string()) }).optional() }),
            ),
            ports: z.array(z.looseObject({ port: z.number() })),
          }),
        )
        .optional(),
    }),
  });
  const policies = documents.flatMap(({ data }) => (data.kind === 'NetworkPolicy' ? [policy.parse(data).spec] : []));

  it('denies everything first', () => {
    expect(policies).toContainEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
  });

  it('lets out names, Redis and https, and https not to private addresses nor the cloud’s metadata', () => {
    const rules = policies.flatMap(({ egress = [] }) => egress);
    expect(rules.map(({ ports }) => ports.map(({ port }) => port))).toEqual([[53, 53], [6379], [443]]);
    expect(rules.every(({ to }) => to.length > 0)).toBe(true);
    const open = rules.flatMap(({ to }) => to.flatMap(({ ipBlock }) => ipBlock ?? []));
    expect(open.map(({ cidr }) => cidr)).toEqual(['0.0.0.0/0']);
    expect(open[0]?.except).toEqual(expect.arrayContaining(['10.0.0.0/8', '169.254.0.0/16', '192.168.0.0/16']));
  });

  it('shows operations to Prometheus only: no ingress, no public port', () => {
    const into = policies.flatMap(({ ingress = [] }) => ingress.map(({ ports }) => ports.map(({ port }) => port)));
    expect(into).toEqual([['bot', 'inbox'], ['operations']]);
    expect(readText(`${folder}/example/ingress.yaml`)).not.toContain('in-vertrouwen-operations');
  });

  it('by name: every host that the configuration goes to by default, and no pattern that covers more', () => {
    const host = z.union([z.strictObject({ matchName: z.string() }), z.strictObject({ matchPattern: z.string() })]);
    const schema = z.object({
      spec: z.object({
        egress: z.array(z.looseObject({ toFQDNs: z.array(host).optional() })),
      }),
    });
    const hosts = schema
      .parse(find('CiliumNetworkPolicy', 'egress-by-name'))
      .spec.egress.flatMap(({ toFQDNs = [] }) => toFQDNs);
    const names = hosts.flatMap((each) => ('matchName' in each ? [each.matchName] : []));
    const patterns = hosts.flatMap((each) => ('matchPattern' in each ? [each.matchPattern] : []));
    // Two push services give each browser a host of its own: the product takes no other pattern either.
    expect(patterns).toEqual(PUSH_HOSTS.filter((name) => name.startsWith('*.')));
    expect(PUSH_HOSTS.filter((name) => ![...names, ...patterns].includes(name))).toEqual([]);
    const defaults = [...readText('src/app/config/teams.ts').matchAll(/\.default\('(?:https:\/\/)?([a-z.]+)/g)].map(
      ([, host]) => host,
    );
    expect(defaults).toContain('graph.microsoft.com');
    // An issuer is a name that is compared; nobody goes there.
    expect(defaults.filter((host) => host !== 'api.botframework.com' && !names.includes(host ?? ''))).toEqual([]);
  });
});
