import { judge } from '../activation/engine.ts';
import type { Question } from '../activation/question.ts';
import { simulationLimits, type Simulation } from '../../shared/domain/simulation.ts';

type Refusal = Simulation['refusals'][number];

/**
 * Counts refusals by gate and reason. The reason is the engine's own first sentence for the same question with the names taken
 * out, so that a rule which the engine gets is told of here without a list of its own.
 */
export function createRefusals() {
  const counts = new Map<string, Refusal>();
  return {
    add(question: Question): void {
      for (const { id, verdict, reason } of judge(nameless(question)).gates) {
        if (verdict !== 'refused') continue;
        const words = firstSentence(reason);
        const known = counts.get(`${id} ${words}`);
        if (known !== undefined) known.count += 1;
        else counts.set(`${id} ${words}`, { gate: id, reason: words, count: 1 });
      }
    },
    list: (): Refusal[] =>
      [...counts.values()].sort((a, b) => b.count - a.count).slice(0, simulationLimits.refusals),
  };
}

function nameless(question: Question): Question {
  const { role, user, privileges, standing } = question;
  return {
    ...question,
    role: { ...role, displayName: 'the role' },
    user: { ...user, sourceDisplayName: 'the person', privAccountName: 'of the person' },
    standing: standing && { ...standing, blockReason: '' },
    privileges: privileges.map(group => ({ ...group, privDisplayName: 'its groups' })),
  };
}

/** Without the moments in it: they are another for each request. */
function firstSentence(reason: string): string {
  const sentence = /^.*?[.](?= |$)/.exec(reason)?.[0] ?? reason;
  const timeless = sentence
    .replace(/ at \d{4}-\d{2}-\d{2} \d{2}:\d{2}(?::\d{2})? \([^)]*\)/g, '')
    .replace(/ since \d{4}-\d{2}-\d{2} [^(]*\([^)]*Z\)/, '')
    .replace(/ \(its groups(?:, its groups)*\)/, '');
  return timeless.charAt(0).toUpperCase() + timeless.slice(1);
}
