import type { CorpEntry } from '../../../shared/contract/forest.ts';
import { useRead } from '../../api/use-read.ts';
import { CorpCard } from '../../components/CorpCard.tsx';
import { CorpPicker } from '../../components/CorpPicker.tsx';
import { Notice } from '../../components/Notice.tsx';
import { RadioChoice } from '../../components/RadioChoice.tsx';
import { Section } from '../../components/Section.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import type { NewGroupForm } from './group-form.ts';

export interface NewGroupFieldsProps {
  form: NewGroupForm;
  edit: (change: Partial<NewGroupForm>) => void;
  issues: Partial<Record<string, string>>;
}

/** The fields of New-PAMGroup. */
export function NewGroupFields({ form, edit, issues }: NewGroupFieldsProps) {
  const { entry } = form;
  return (
    <Section title="Which group" level={2}>
      <div className="object-fields">
        <RadioChoice
          legend="Where the group is"
          value={form.from}
          onChange={from => edit({ from })}
          options={[
            {
              value: 'corp',
              label: 'In CORP',
              help: 'MIM’s store gets its object in PRIV, which carries its SID; name and SID are read from CORP once.',
            },
            {
              value: 'priv',
              label: 'In PRIV only',
              help: 'The group is in the PRIV forest already: only MIM’s record of it is made.',
            },
          ]}
        />
        {form.from === 'priv' ? (
          <div className="form-row">
            <TextInput
              label="Group in PRIV"
              value={form.privGroup}
              onChange={event => edit({ privGroup: event.target.value })}
              error={issues['group']}
            />
            <TextInput
              label="PRIV domain"
              value={form.privDomain}
              onChange={event => edit({ privDomain: event.target.value })}
              error={issues['domain']}
              help="Must be the PAM domain."
            />
          </div>
        ) : entry === null ? (
          <CorpPicker
            kind="group"
            label="Group in CORP"
            onPick={picked => edit({ entry: picked })}
            error={issues['group']}
          />
        ) : (
          <>
            <GroupCopy entry={entry} onClear={() => edit({ entry: null })} />
            {issues['group'] !== undefined && <p className="field-error">{issues['group']}</p>}
          </>
        )}
      </div>
    </Section>
  );
}

/** The picked CORP group: what will be read from it, and what it becomes in PRIV. */
function GroupCopy({ entry, onClear }: { entry: CorpEntry; onClear: () => void }) {
  const settings = useRead('console.get', {});
  const netbios = settings.data?.corpNetbiosName ?? null;
  return (
    <CorpCard entry={entry} what="group" onClear={onClear}>
      <dl className="facts">
        <dt>SID</dt>
        <dd className={entry.sid === '' ? undefined : 'mono'}>
          {entry.sid === '' ? <span className="soft">CORP has none</span> : entry.sid}
        </dd>
        {netbios !== null && (
          <>
            <dt>In PRIV</dt>
            <dd className="mono">
              {netbios}.{entry.accountName}
            </dd>
          </>
        )}
      </dl>
      {entry.sid === '' && (
        <Notice tone="warning" title="CORP has no SID for this group">
          The group can be created, and gives nothing in CORP until its SID is set: the PRIV object must carry
          the same SID.
        </Notice>
      )}
    </CorpCard>
  );
}
