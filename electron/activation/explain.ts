import type { PamConfiguration } from '../../shared/domain/configuration.ts';
import type { Explanation, WindowView } from '../../shared/domain/explanation.ts';
import { judge } from './engine.ts';
import { forecast } from './forecast.ts';
import { approverStandings } from './gates/approval.ts';
import type { Question } from './question.ts';
import { rightsEnd } from './rights.ts';
import type { Context } from './transitions.ts';
import { windowAt } from './window.ts';

/** What is no matter of the gates, and of what is told about them. */
export interface Setting {
  provider: Context['provider'];
  functionality: PamConfiguration['forestFunctionality'];
}

/** The engine's verdict, by which the workflow acts, and all around it that a person asks. Pure. Throws as `judge`. */
export function explain(question: Question, { provider, functionality }: Setting): Explanation {
  const verdict = judge(question);
  const { role, limits } = question;
  return {
    ...verdict,
    window: windowView(question, verdict.startsAt),
    limits: {
      least: limits.roleMinimalDuration,
      most: Math.min(role.ttl, limits.roleMaximalDuration),
      mostFrom: role.ttl <= limits.roleMaximalDuration ? 'role' : 'configuration',
    },
    provider,
    approvers: role.approvalEnabled ? approverStandings(question) : [],
    rights: rightsEnd(question, verdict, functionality),
    events: forecast(question, provider),
  };
}

function windowView({ role, timeZone }: Question, startsAt: number): WindowView | null {
  if (!role.availabilityWindowEnabled) return null;
  const hours = { from: role.availableFrom, to: role.availableTo };
  const state = windowAt(hours, timeZone, startsAt);
  const view = { ...hours, timeZone };
  if (!state.open) return { ...view, open: false, closesAt: null, opensAt: state.opensAt };
  const { closesAt } = state;
  const after = closesAt === null ? null : windowAt(hours, timeZone, closesAt);
  // A window that reaches to midnight is open again in the moment at which it closes.
  const opensAt = after === null ? null : after.open ? closesAt : after.opensAt;
  return { ...view, open: true, closesAt, opensAt };
}
