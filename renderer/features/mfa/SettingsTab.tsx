import { useRefusal } from '../../api/me.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Section } from '../../components/Section.tsx';
import { BackEndChoice } from './BackEndChoice.tsx';
import { Comparison } from './Comparison.tsx';
import { ElementField } from './ElementField.tsx';
import { elementGroups } from './elements.ts';
import { NoFileYet } from './NoFileYet.tsx';
import { SettingsReview } from './SettingsReview.tsx';
import { clearedBySwitch, elementOf } from './settings-form.ts';
import type { SettingsEditor } from './use-settings-editor.ts';
import { WriteOutcome } from './WriteOutcome.tsx';

/** The editor of MfaSettings.xml: every documented element by back end; the unknown ones named and kept. */
export function SettingsTab({ editor }: { editor: SettingsEditor }) {
  const { base, form, preview, refusal, result, stale } = editor;
  const mayNot = useRefusal('administer');
  const cleared = clearedBySwitch(base, form);
  return (
    <div className="mfa-settings">
      {result !== null && <WriteOutcome result={result} onDismiss={editor.dismiss} />}
      {(stale || refusal?.code === 'CONFLICT') && <Comparison editor={editor} />}
      {refusal !== null && refusal.code !== 'CONFLICT' && (
        <ErrorNotice error={refusal} title="Nothing was written" />
      )}
      {mayNot !== null && (
        <Notice tone="info" title="You can look, not write">
          {mayNot}
        </Notice>
      )}
      <NoFileYet settings={base} />
      {preview !== null ? (
        <SettingsReview preview={preview} />
      ) : (
        <>
          <BackEndChoice editor={editor} />
          {elementGroups.map(group => (
            <Section key={group.id} title={group.title} help={group.help} level={2}>
              <div className="element-list">
                {group.elements.map(name => (
                  <ElementField
                    key={name}
                    element={elementOf(base, name)}
                    text={form.edits[name]}
                    clearedBySwitch={cleared.includes(name)}
                    setBySwitch={name === 'LOCMFA' && form.backEnd === 'mfa-server' ? 'true' : undefined}
                    error={editor.issues[name]}
                    onEdit={text => editor.edit({ edits: { ...form.edits, [name]: text } })}
                  />
                ))}
              </div>
            </Section>
          ))}
          <Section
            title="Other elements"
            level={2}
            help="In the file, and in none of Microsoft’s pages. They are kept as they are, byte for byte, and not shown, as they may hold secrets."
          >
            {base.unknown.length === 0 ? (
              <p className="soft">None.</p>
            ) : (
              <ul className="unknown-list">
                {base.unknown.map(element => (
                  <li key={`${element.name} ${String(element.line)}`}>
                    <span className="mono">{element.name}</span>
                    <span className="soft"> line {element.line}</span>
                  </li>
                ))}
              </ul>
            )}
          </Section>
        </>
      )}
    </div>
  );
}
