import { Icon } from '../../../components/Icon.tsx';
import type { Check } from './checks.ts';

const looks = {
  passed: { icon: 'success', tone: 'success', word: 'Passed' },
  warned: { icon: 'warning', tone: 'warning', word: 'Warning' },
  stopped: { icon: 'stop', tone: 'error', word: 'Stopped' },
} as const;

/** Each thing that was looked at, with its stamp. */
export function CheckList({ label, checks }: { label: string; checks: readonly Check[] }) {
  return (
    <ul className="checks" aria-label={label}>
      {checks.map(check => {
        const { icon, tone, word } = looks[check.verdict];
        return (
          <li key={check.id} data-tone={tone} data-verdict={check.verdict}>
            <Icon name={icon} size={18} />
            <span className="check-what">{check.what}</span>
            <span className={check.mono === true ? 'check-result mono' : 'check-result'}>{check.result}</span>
            <span className="check-word">{word}</span>
          </li>
        );
      })}
    </ul>
  );
}
