import { useMemo } from 'react';
import {
  roleSentenceParts,
  type SentenceNames,
  type SentencePart,
} from '../../../shared/domain/role-sentence.ts';
import { draftOf, type RoleForm } from './role-form.ts';

export interface RoleSentenceProps {
  form: RoleForm;
  /** The stored role: the parts that an edit changes are marked. */
  base?: RoleForm;
  timeZone: string;
}

/** What the role does, in a sentence that changes as one edits. */
export function RoleSentence({ form, base, timeZone }: RoleSentenceProps) {
  const parts = useMemo(() => partsOf(form, timeZone), [form, timeZone]);
  const before = useMemo(() => (base === undefined ? null : partsOf(base, timeZone)), [base, timeZone]);
  return (
    <p className="role-sentence">
      {parts.map((part, at) => (
        <span key={at} data-kind={part.kind} data-changed={before !== null && before[at]?.text !== part.text}>
          {part.text}
        </span>
      ))}
    </p>
  );
}

function partsOf(form: RoleForm, timeZone: string): SentencePart[] {
  const people = new Map(
    [...form.candidates, ...form.approvers].map(({ user }) => [
      user.id,
      user.sourceDisplayName || user.privAccountName,
    ]),
  );
  const groups = new Map(
    form.privileges.map(group => [group.id, group.privDisplayName || group.privAccountName]),
  );
  const names: SentenceNames = {
    user: id => people.get(id) ?? 'somebody',
    group: id => groups.get(id) ?? 'a group',
    timeZone,
  };
  return roleSentenceParts(draftOf(form, null), names);
}
