import { useState } from 'react';
import type { Pipeline } from '../../shared/cmdlets/command.ts';
import type { Issue } from '../../shared/contract/errors.ts';
import type { CmdletResult, Expectation } from '../../shared/contract/pam.ts';
import { asCallError, type CallError } from '../api/client.ts';
import { useAct } from '../api/use-act.ts';
import { givenReason } from './given-reason.ts';

/** A refusal: the issues that a field takes, by field, and the rest for the notice above the form. */
export interface Refusal {
  error: CallError;
  byField: Readonly<Record<string, string>>;
  rest: Issue[];
}

export interface CmdletSave {
  /** About what stands in the form now; with the next edit it is history. */
  refusal: Refusal | null;
  busy: boolean;
  reason: string;
  setReason: (reason: string) => void;
  /** Runs the line; null where it was refused, and the refusal is then shown. */
  run: (pipeline: Pipeline, expects?: Expectation) => Promise<CmdletResult | null>;
}

/**
 * Saves a form by one line of cmdlets. `form` is the form's present state (a new object at each edit); `fieldOf` maps an
 * issue's path to a field. `onStale` reads the object again: after a conflict it is another than the one on screen.
 */
export function useCmdletSave(
  form: object,
  fieldOf: (path: string) => string | undefined,
  onStale: () => void = () => undefined,
): CmdletSave {
  const act = useAct('cmdlet.run');
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<{ form: object; error: CallError } | null>(null);
  return {
    refusal: refused !== null && refused.form === form ? split(refused.error, fieldOf) : null,
    busy: act.isPending,
    reason,
    setReason,
    async run(pipeline, expects) {
      try {
        const result = await act.mutateAsync({
          pipeline,
          ...givenReason(reason),
          ...(expects === undefined ? {} : { expects }),
        });
        setReason('');
        setRefused(null);
        return result;
      } catch (error) {
        const known = asCallError(error);
        if (known.code === 'CONFLICT' || known.code === 'NOT_FOUND') onStale();
        setRefused({ form, error: known });
        return null;
      }
    },
  };
}

function split(error: CallError, fieldOf: (path: string) => string | undefined): Refusal {
  const byField: Record<string, string> = {};
  const rest: Issue[] = [];
  for (const issue of error.issues) {
    const field = fieldOf(issue.path);
    if (field === undefined) rest.push(issue);
    else byField[field] = issue.message;
  }
  return { error, byField, rest };
}
