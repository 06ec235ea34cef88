import type { Topic } from '../../shared/contract/push.ts';
import type { CommandName } from '../../shared/contract/registry.ts';

/**
 * Every command that only reads, with the topics whose change makes its answer stale. A read that is not here cannot be
 * used with `useRead`.
 */
export const readTopics = {
  'app.state': ['app', 'console'],
  'forest.backups': ['app'],
  'jobs.get': [],
  'overview.get': ['users', 'roles', 'requests', 'events', 'mfa', 'console', 'corp', 'checks', 'forwarding'],
  'corp.search': ['corp'],
  'corp.status': ['corp'],
  'console.get': ['console'],
  'configuration.get': ['console'],
  'sets.list': ['users'],
  'sets.get': ['users'],
  'objects.find': ['users', 'groups', 'roles', 'requests'],
  'users.list': ['users', 'roles', 'requests', 'mfa', 'console'],
  'users.get': ['users', 'groups', 'roles', 'requests', 'mfa', 'console', 'corp'],
  'domains.list': ['domains', 'console'],
  'domains.get': ['domains', 'console'],
  'groups.list': ['groups', 'roles', 'requests'],
  'groups.get': ['groups', 'roles', 'requests', 'users'],
  'matrix.get': ['users', 'roles', 'requests'],
  'roles.list': ['roles', 'users', 'groups', 'requests'],
  'roles.get': ['roles', 'users', 'groups', 'requests', 'mfa', 'console'],
  'requests.list': ['requests', 'users', 'roles'],
  'requests.get': ['requests', 'events', 'users', 'roles'],
  'requests.toApprove': ['requests', 'users', 'roles', 'console'],
  'cmdlet.impact': ['users', 'groups', 'roles', 'requests', 'mfa', 'console'],
  'cmdlet.impactAll': ['users', 'groups', 'roles', 'requests', 'mfa', 'console'],
  'activation.explain': ['users', 'roles', 'requests', 'mfa', 'console', 'forwarding'],
  'phone.read': ['mfa', 'console'],
  'phones.report': ['users', 'roles', 'mfa', 'console'],
  'events.list': ['events'],
  'events.summary': ['events'],
  'events.segments': ['events'],
  'evidence.key': ['events'],
  'events.get': ['events', 'users', 'roles'],
  'forwarding.get': ['forwarding'],
  'forwarding.status': ['forwarding', 'events'],
  // What was stays as it was.
  'past.open': [],
  'past.objects': [],
  'past.whoCould': [],
  'past.compare': [],
  'calls.current': ['requests'],
  'simulator.example': [],
  'simulator.scenarioOf': [],
  'simulator.result': [],
  'mfa.settings': ['mfa', 'console'],
  'mfa.backups': ['mfa', 'console'],
  'mfa.check': ['mfa', 'console'],
  'mfa.drift': ['mfa', 'console', 'checks'],
  'checks.list': ['roles', 'users', 'groups', 'requests', 'mfa', 'console', 'corp', 'checks'],
  'checks.count': ['roles', 'users', 'groups', 'requests', 'mfa', 'console', 'corp', 'checks'],
  // A file that was opened is read as it was; it is opened again to be compared again.
  'transfer.list': [],
  'mimEvidence.list': [],
  'attestation.list': ['reviews'],
  'attestation.plan': ['reviews', 'roles', 'users'],
  'attestation.inbox': ['reviews'],
  'attestation.opened': ['reviews'],
  'attestation.get': ['reviews', 'roles', 'users'],
  'userFile.list': [],
  'forest.previewConfiguration': [],
  'transfer.collectScript': [],
} as const satisfies Partial<Record<CommandName, readonly Topic[]>>;

export type ReadName = keyof typeof readTopics;

/** Whether a change of `topics` makes what `name` answered stale. */
export function isStale(name: string, topics: readonly Topic[]): boolean {
  if (!Object.hasOwn(readTopics, name)) return false;
  const own: readonly Topic[] = readTopics[name as ReadName];
  return own.some(topic => topics.includes(topic));
}
