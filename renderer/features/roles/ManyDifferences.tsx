import { Icon } from '../../components/Icon.tsx';
import type { RoleAfter } from './many-edit.ts';

/** One diff of several roles: for each, the fields that change with what was and what will be. */
export function ManyDifferences({ afters, edited }: { afters: readonly RoleAfter[]; edited: boolean }) {
  return (
    <ul className="many-differences" aria-label="What changes, role by role">
      {afters.map(({ before, differences, wrong }) => (
        <li
          key={before.id}
          aria-label={before.form.displayName}
          data-same={edited && differences.length === 0}
        >
          <strong>{before.form.displayName}</strong>
          {differences.length === 0 && (
            <span className="soft">{edited ? 'Is so already; left alone' : 'Nothing is changed yet'}</span>
          )}
          {differences.length > 0 && (
            <dl>
              {differences.map(({ field, label, words, before: was, after }) => (
                <div key={field}>
                  <dt>{label}</dt>
                  <dd>
                    {was === undefined ? (
                      words
                    ) : (
                      <>
                        <span className="soft">{was}</span> → <span>{after}</span>
                      </>
                    )}
                  </dd>
                </div>
              ))}
            </dl>
          )}
          {wrong.map(sentence => (
            <span key={sentence} className="many-wrong" data-tone="error">
              <Icon name="error" />
              <span>{sentence}</span>
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}
