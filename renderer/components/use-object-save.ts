import { useState } from 'react';
import type { Command } from '../../shared/cmdlets/command.ts';
import type { Issue } from '../../shared/contract/errors.ts';
import { asCallError, type CallError } from '../api/client.ts';
import { useAct } from '../api/use-act.ts';
import { useAnnounce } from './Announcer.tsx';
import { givenReason } from './given-reason.ts';
import type { ObjectKind } from './object-kind.ts';

/** What is wrong, by field. */
export type FieldIssues = Partial<Record<string, string>>;

export interface ObjectSaveOptions {
  kind: ObjectKind;
  /** The form's present state: a new object at each edit. */
  form: object;
  /** The field that an issue's path speaks of. */
  fieldOf: (path: string) => string | undefined;
  /** What Save runs; null while there is nothing to run. */
  command: Command | null;
  /** What would be refused, by field: while there is any, nothing is sent. */
  wrong: FieldIssues;
  /** The part of `wrong` that is shown before the first try: what nobody has reached yet is not called wrong. */
  early: FieldIssues;
  /** Announced once it is saved: `Jen saved`. */
  done: string;
  /** The stored object, in the version that was read; nothing for a new one. */
  stored?: { id: string; version: number };
  /** Reads the object again: after a conflict it is another than the one on screen. */
  onStale?: () => void;
}

export interface ObjectSave {
  command: Command | null;
  /** Whether nothing is wrong with the form, shown already or not. */
  sound: boolean;
  /** What is shown at the fields now. */
  issues: FieldIssues;
  /** A refusal of what stands in the form now, with those of its issues that no field takes. */
  refusal: { error: CallError; rest: Issue[] } | null;
  busy: boolean;
  reason: string;
  setReason: (reason: string) => void;
  /** Answers the id of what was saved, or null where it was refused; the refusal is then shown. */
  run: () => Promise<string | null>;
}

/** Checks a form, and saves it by one cmdlet. */
export function useObjectSave(options: ObjectSaveOptions): ObjectSave {
  const { kind, form, command, wrong, stored } = options;
  const act = useAct('cmdlet.run');
  const announce = useAnnounce();
  const [attempted, setAttempted] = useState(false);
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<{ form: object; error: CallError } | null>(null);
  // A refusal is about what was sent: with the next edit it is history.
  const refusal =
    refused !== null && refused.form === form ? splitIssues(refused.error, options.fieldOf) : null;

  const sound = Object.keys(wrong).length === 0;
  const run = async (): Promise<string | null> => {
    setAttempted(true);
    if (!sound || command === null) return null;
    try {
      const result = await act.mutateAsync({
        pipeline: [command],
        ...givenReason(reason),
        ...(stored === undefined ? {} : { expects: { kind, ...stored } }),
      });
      announce([options.done, ...result.notes].join('. '));
      setReason('');
      setRefused(null);
      setAttempted(false);
      return result.changed.find(object => object.kind === kind)?.id ?? stored?.id ?? '';
    } catch (error) {
      const known = asCallError(error);
      if (known.code === 'CONFLICT' || known.code === 'NOT_FOUND') options.onStale?.();
      setRefused({ form, error: known });
      return null;
    }
  };
  return {
    command,
    sound,
    issues: { ...(attempted ? wrong : options.early), ...refusal?.byField },
    refusal,
    busy: act.isPending,
    reason,
    setReason,
    run,
  };
}

function splitIssues(error: CallError, fieldOf: (path: string) => string | undefined) {
  const byField: FieldIssues = {};
  const rest: Issue[] = [];
  for (const issue of error.issues) {
    const field = fieldOf(issue.path);
    if (field === undefined) rest.push(issue);
    else byField[field] = issue.message;
  }
  return { error, rest, byField };
}
