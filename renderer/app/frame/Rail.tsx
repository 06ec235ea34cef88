import { Fragment } from 'react';
import { NavLink, useNavigate } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { Icon } from '../../components/Icon.tsx';
import { sectionGroups, type Section } from './sections.ts';

export interface RailProps {
  addressOf: (path: string) => string;
  onGo?: () => void;
}

/** Findings change by time alone too, in days: a minute is soon enough. */
const checksEveryMs = 60_000;

/** The navigation, with words, in groups. Requests that wait for the person, and what the checks find, are counted beside theirs. */
export function Rail({ addressOf, onGo }: RailProps) {
  const waiting = useRead('requests.toApprove', {});
  const checks = useRead('checks.count', {}, { everyMs: checksEveryMs });
  const navigate = useNavigate();
  const wrong = checks.data === undefined ? 0 : checks.data.error + checks.data.warning;
  const count = waiting.data?.rows.filter(row => row.mine).length ?? 0;
  const link = (section: Section) => (
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
  );
  return (
    <nav className="rail" aria-label="Pages">
      {sectionGroups.map(({ heading, sections }) => {
        const headingId = `rail-${heading}`.replaceAll(' ', '-');
        return (
          <Fragment key={heading}>
            <p id={headingId} className="rail-heading">
              {heading}
            </p>
            <ul aria-labelledby={headingId}>{sections.map(link)}</ul>
          </Fragment>
        );
      })}
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
