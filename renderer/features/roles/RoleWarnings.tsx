import { Notice } from '../../components/Notice.tsx';
import { warningsOf } from './role-checks.ts';
import type { RoleForm } from './role-form.ts';

/** What is allowed and probably not meant. */
export function RoleWarnings({ form }: { form: RoleForm }) {
  const [first, ...rest] = warningsOf(form);
  if (first === undefined) return null;
  return (
    <Notice tone="warning">
      {rest.length === 0 ? (
        first
      ) : (
        <ul className="issue-list plain-list">
          {[first, ...rest].map(text => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
