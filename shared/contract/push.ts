import { z } from 'zod';
import { callView } from '../domain/call.ts';
import { jobView } from './app.ts';

/** What changed, coarse enough to refetch by: the page's queries are keyed by these words. */
export const topics = [
  'app',
  'users',
  'groups',
  'roles',
  'requests',
  'events',
  'console',
  'mfa',
  'corp',
  'checks',
  'domains',
  'reviews',
  'forwarding',
] as const;
export type Topic = (typeof topics)[number];

/** What the main process sends without being asked. The preload's `on` takes these names and no other. */
export const pushes = {
  /** After a transaction was kept. */
  changed: z.object({ topics: z.array(z.enum(topics)) }),
  /** A call's new state, each time it changes. */
  call: callView,
  /** A job's progress, at most ten times a second. */
  job: jobView,
  /** A menu item or an accelerator of the shell: where to go. */
  navigate: z.object({ to: z.string() }),
};
export type Pushes = { [K in keyof typeof pushes]: z.infer<(typeof pushes)[K]> };
export type PushName = keyof typeof pushes;
