import { NavLink, useNavigate } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { Icon } from '../../components/Icon.tsx';
import { sections } from './sections.ts';

export interface RailProps {
  addressOf: (path: string) => string;
  onGo?: () => void;
}

/** The navigation, with words. Requests that wait for the person are counted beside theirs. */
export function Rail({ addressOf, onGo }: RailProps) {
  const waiting = useRead('requests.toApprove', {});
  const navigate = useNavigate();
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
              {section.path === '/requests' && count > 0 && (
                <span className="rail-count figures">
                  {count}
                  <span className="hidden-visually"> waiting for you</span>
                </span>
              )}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
