import { NavLink, useNavigate } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { Icon } from '../../components/Icon.tsx';
import { sections } from './sections.ts';

export interface RailProps {
  addressOf: (path: string) => string;
  onGo?: () => void;
}

/** Findings change by time alone too, in days: a minute is soon enough. */
const checksEveryMs = 60_000;

/** The navigation, with words. Requests that wait for the person, and what the checks find, are counted beside theirs. */
export function Rail({ addressOf, onGo }: RailProps) {
  const waiting = useRead('requests.toApprove', {});
  const checks = useRead('checks.count', {}, { everyMs: checksEveryMs });
  const navigate = useNavigate();
  const wrong = checks.data === undefined ? 0 : checks.data.error + checks.data.warning;
  const count = waiting.data?.rows.filter(row => row.mine).length ?? 0;
  return (
    <nav className="rail" aria-label="Pages">
      <ul>
        {sections.map(section => (
          <li key={section.path}>
            <NavLink
              to={section.path}
              end={section.path === '/'}
              {...(section.key === null ? {} : { 'aria-keyshortcuts': `Alt+${section.key}` })}
              onClick={event => {
                onGo?.();
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                void navigate(addressOf(section.path));
              }}
            >
              <Icon name={section.icon} size={18} />
              <span className="rail-name">{section.name}</span>
              {section.path === '/requests' && <Count of={count} word="waiting for you" />}
              {section.path === '/checks' && <Count of={wrong} word="errors and warnings" />}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Count({ of, word }: { of: number; word: string }) {
  if (of === 0) return null;
  return (
    <span className="rail-count figures">
      {of}
      <span className="hidden-visually"> {word}</span>
    </span>
  );
}
