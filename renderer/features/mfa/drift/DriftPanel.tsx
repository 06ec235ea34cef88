import { useId } from 'react';
import type { DriftFile } from '../../../../shared/domain/mfa-drift.ts';
import { ActionButton } from '../../../components/ActionButton.tsx';
import { Facts } from '../../../components/Facts.tsx';
import { Icon } from '../../../components/Icon.tsx';
import { Moment } from '../../../components/Moment.tsx';
import { driftTitle, fileName, knownWords, type DriftActKind } from './drift-words.ts';
import { DriftTable } from './DriftTable.tsx';

/** One file that was changed outside the console: what changed, since when, and what can be done. */
export function DriftPanel({ file, onAct }: { file: DriftFile; onAct: (kind: DriftActKind) => void }) {
  const id = useId();
  const { path, known, noticedAt, modifiedAt, ignored, restore, adoptRefusal } = file;
  const name = fileName(path);
  const moment = (at: string) => <Moment at={Date.parse(at)} focusable past />;
  return (
    <section className="panel drift" data-tone={ignored === null ? 'warning' : 'info'} aria-labelledby={id}>
      <div className="panel-head">
        <h2 id={id} className="drift-title">
          <Icon name={ignored === null ? 'warning' : 'information'} />
          {ignored === null ? driftTitle(file) : `Ignored: ${driftTitle(file)}`}
        </h2>
      </div>
      <div className="panel-body drift-body">
        <Facts
          items={[
            [
              'File',
              <span key="path" className="mono">
                {path}
              </span>,
            ],
            ['Noticed', noticedAt === null ? null : moment(noticedAt)],
            ['Last changed', modifiedAt === null ? null : moment(modifiedAt)],
            [
              'Compared with',
              <span key="known">
                {knownWords(known)}, {moment(known.at)}
              </span>,
            ],
            [
              'Ignored',
              ignored === null ? null : (
                <span key="ignored">
                  {ignored.reason} ({ignored.by}, {moment(ignored.at)})
                </span>
              ),
            ],
          ]}
        />
        <DriftTable differences={file.differences} label={`What changed in ${name}`} />
        {restore.refusal !== null && <p className="soft">{restore.refusal}</p>}
        <div className="drift-acts">
          <ActionButton
            variant={ignored === null ? 'contained' : 'outlined'}
            needs="administer"
            offBecause={restore.refusal}
            aria-label={`Restore known version: ${name}`}
            onClick={() => onAct('restore')}
          >
            Restore known version
          </ActionButton>
          <ActionButton
            variant="outlined"
            needs="administer"
            offBecause={adoptRefusal}
            aria-label={`Adopt what is there: ${name}`}
            onClick={() => onAct('adopt')}
          >
            Adopt what is there
          </ActionButton>
          {ignored === null && (
            <ActionButton needs="administer" aria-label={`Ignore: ${name}`} onClick={() => onAct('ignore')}>
              Ignore
            </ActionButton>
          )}
        </div>
      </div>
    </section>
  );
}
