import {
  backEndNotice,
  type MfaBackEnd,
  mfaBackEndNames,
  mfaBackEnds,
} from '../../../shared/domain/mfa-settings.ts';
import { switchPlan } from '../../../shared/domain/mfa-switch.ts';
import { Notice } from '../../components/Notice.tsx';
import { RadioChoice } from '../../components/RadioChoice.tsx';
import { Section } from '../../components/Section.tsx';
import type { SettingsEditor } from './use-settings-editor.ts';

/** The back end in force, and the switch to another with what Microsoft says to clear, before anything is written. */
export function BackEndChoice({ editor: { base, form, edit } }: { editor: SettingsEditor }) {
  const now = base.backEnd;
  const chosen = form.backEnd ?? now;
  const choose = (backEnd: MfaBackEnd) =>
    // The one in force is chosen again only to clear the others that the file configures beside it.
    edit({ backEnd: backEnd === now && base.alsoConfigured.length === 0 ? null : backEnd });
  return (
    <Section
      title="Back end"
      level={2}
      help="What places the phone calls. Choosing another one clears what belongs to the others."
    >
      <div className="back-end">
        <RadioChoice
          legend="Which back end the MIM Service uses"
          value={chosen}
          onChange={choose}
          options={mfaBackEnds.map(value => ({
            value,
            label: `${mfaBackEndNames[value]}${value === now ? ' (in the file now)' : ''}`,
            help:
              value === 'none'
                ? 'The MIM Service has nothing to place a call with.'
                : backEndNotice(value).text,
          }))}
        />
        {form.backEnd !== null && (
          <Notice tone="warning" title={`Switching to “${mfaBackEndNames[form.backEnd]}”`} live>
            <ul className="issue-list">
              {switchPlan(form.backEnd).steps.map(step => (
                <li key={step}>{step}</li>
              ))}
            </ul>
          </Notice>
        )}
      </div>
    </Section>
  );
}
