import {
  isMfaSecret,
  type MfaBackEnd,
  type MfaElementName,
  mfaElementNames,
  type MfaValues,
} from '../../../shared/domain/mfa-settings.ts';
import { switchPlan } from '../../../shared/domain/mfa-switch.ts';
import { refusedValues } from '../../../shared/domain/mfa-values.ts';
import type { MfaElement, MfaSettings } from '../../../shared/domain/mfa-views.ts';

/** What a person has typed over the file: texts by element, and the back end to switch to, or null. */
export interface SettingsForm {
  edits: MfaValues;
  backEnd: MfaBackEnd | null;
}

export const untouched: SettingsForm = { edits: {}, backEnd: null };

type Read = Pick<MfaSettings, 'elements'>;

/** The element as it was read. */
export function elementOf(settings: Read, name: MfaElementName): MfaElement {
  return (
    settings.elements.find(element => element.name === name) ?? {
      name,
      spelling: null,
      present: false,
      secret: isMfaSecret(name),
      set: false,
      value: null,
      editable: true,
      line: null,
    }
  );
}

/** The text in the file as far as it may be shown: '' for a secret and for an absent element. */
export function textOf(settings: Read, name: MfaElementName): string {
  const { secret, value } = elementOf(settings, name);
  return secret ? '' : (value ?? '');
}

/** Whether the person's text for this element differs from the file's. A secret's own text is not known: any is a change. */
export function isEdited(settings: Read, form: SettingsForm, name: MfaElementName): boolean {
  const text = form.edits[name];
  if (text === undefined) return false;
  const { secret, set } = elementOf(settings, name);
  return secret ? text !== '' || set : text !== textOf(settings, name);
}

/** The elements that a switch clears and that the person has not given a text of their own. */
export function clearedBySwitch(settings: Read, form: SettingsForm): MfaElementName[] {
  if (form.backEnd === null) return [];
  return switchPlan(form.backEnd).clear.filter(
    name => isFilled(settings, name) && !isEdited(settings, form, name),
  );
}

function isFilled(settings: Read, name: MfaElementName): boolean {
  const { set, value } = elementOf(settings, name);
  return set || (value ?? '') !== '';
}

export function isDirty(settings: Read, form: SettingsForm): boolean {
  return form.backEnd !== null || mfaElementNames.some(name => isEdited(settings, form, name));
}

/** What `mfa.previewSettings` and `mfa.writeSettings` take. */
export function requestOf(
  settings: Read,
  form: SettingsForm,
): { values: Partial<Record<MfaElementName, string>>; backEnd?: MfaBackEnd } {
  const values = Object.fromEntries(
    mfaElementNames
      .filter(name => isEdited(settings, form, name))
      .map(name => [name, form.edits[name] ?? '']),
  );
  return { values, ...(form.backEnd === null ? {} : { backEnd: form.backEnd }) };
}

/** What is wrong with the person's texts, by element: refused ones, and those that the new back end needs and that would be empty. */
export function settingsIssues(settings: Read, form: SettingsForm): Partial<Record<MfaElementName, string>> {
  const { values } = requestOf(settings, form);
  const issues: Partial<Record<MfaElementName, string>> = Object.fromEntries(
    refusedValues(values).map(({ element, message }) => [element, message]),
  );
  if (form.backEnd === null) return issues;
  const cleared = clearedBySwitch(settings, form);
  for (const name of switchPlan(form.backEnd).required) {
    if (name === 'LOCMFA') continue;
    const text = values[name];
    const empty =
      text === undefined ? cleared.includes(name) || !elementOf(settings, name).set : text.trim() === '';
    if (empty) issues[name] ??= `${name} is needed for this back end.`;
  }
  return issues;
}

/** What will be written, a line for each element, secrets never. */
export function changesInWords(settings: Read, form: SettingsForm): string[] {
  const cleared = clearedBySwitch(settings, form);
  return mfaElementNames.flatMap(name => {
    if (cleared.includes(name)) return [`${name} cleared`];
    if (form.backEnd === 'mfa-server' && name === 'LOCMFA' && !isEdited(settings, form, name))
      return textOf(settings, name).trim().toLowerCase() === 'true' ? [] : ['LOCMFA “true”'];
    if (!isEdited(settings, form, name)) return [];
    const text = form.edits[name] ?? '';
    const { secret, present } = elementOf(settings, name);
    if (text === '') return [`${name} cleared`];
    if (secret) return [`${name} ${elementOf(settings, name).set ? 'replaced' : 'set'}`];
    const before = textOf(settings, name);
    return [present && before !== '' ? `${name} “${before}” → “${text}”` : `${name} “${text}”`];
  });
}

/** One element that somebody else changed in the file since it was read. `was` and `is` are as shown; secrets are not. */
export interface FileDifference {
  name: MfaElementName;
  was: string;
  is: string;
  /** What the person typed, or null where the element was left alone. */
  mine: string | null;
}

/** What differs between the file as the form was filled from it, and as it is now. */
export function fileDifferences(base: Read, latest: Read, form: SettingsForm): FileDifference[] {
  return mfaElementNames.flatMap(name => {
    const [was, is] = [shownOf(elementOf(base, name)), shownOf(elementOf(latest, name))];
    if (was === is) return [];
    const mine = isEdited(base, form, name)
      ? elementOf(base, name).secret
        ? 'a new secret'
        : (form.edits[name] ?? '') || 'empty'
      : null;
    return [{ name, was, is, mine }];
  });
}

function shownOf({ present, secret, set, value }: MfaElement): string {
  if (!present) return 'absent';
  if (secret) return set ? 'set' : 'empty';
  return value === null || value === '' ? 'empty' : value;
}
