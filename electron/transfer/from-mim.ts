import type { z } from 'zod';
import { AppError } from '../../shared/contract/errors.ts';
import {
  collectedObjects,
  type CollectedConfiguration,
  type CollectedFile,
  type CollectedGroup,
  type CollectedKind,
  type CollectedRole,
  type CollectedUser,
} from '../../shared/domain/transfer.ts';
import {
  forestFunctionalities,
  pamConfiguration,
  type PamConfiguration,
} from '../../shared/domain/configuration.ts';
import type { Group } from '../../shared/domain/group.ts';
import type { Role } from '../../shared/domain/role.ts';
import type { User } from '../../shared/domain/user.ts';
import { configurationParameters, groupParameters, userParameters } from '../pam/parameters.ts';
import { requireAccountName, requireName, requireSid } from '../pam/rules.ts';

/** One object as MIM says it: only the fields that MIM returned. `problems` forbid to take it. */
export interface Said<T> {
  fields: Partial<T>;
  problems: string[];
}

/** The rows of one kind: read by its schema, or a sentence that says why not. */
export function rowsOf<K extends Exclude<CollectedKind, 'Configuration'>>(
  file: CollectedFile,
  kind: K,
): (z.infer<(typeof collectedObjects)[K]> | { unreadable: string })[] {
  const schema: z.ZodType = collectedObjects[kind];
  return file[kind].map(value => {
    const parsed = schema.safeParse(value);
    return (parsed.success ? parsed.data : { unreadable: whyNot(parsed.error) }) as never;
  });
}

export function whyNot(error: z.ZodError): string {
  const [first] = error.issues;
  const where = first?.path.map(String).join('.') ?? '';
  return `The file does not hold it as the collect script writes it${where === '' ? '' : ` (${where})`}: ${first?.message ?? ''}.`;
}

/** What the cmdlets name a field: the parameter that sets it, or the property that only shows it. */
const userTexts = {
  ...without(userParameters, 'privAccountActive'),
  privUserPrincipalName: 'PrivUserPrincipalName',
  privAccountSid: 'PrivAccountSID',
} as const;
const groupTexts = { ...without(groupParameters, 'active'), privAccountSid: 'PrivAccountSID' } as const;

export function userOf(row: CollectedUser, returned: ReadonlySet<string>): Said<User> {
  const fields: Partial<User> = {
    ...texts(row, userTexts, returned),
    ...flags(row, { privAccountActive: 'PrivAccountActive', privOnly: 'PrivOnly' }),
  };
  return {
    fields,
    problems: problemsOf(
      () => {
        requireAccountName('PrivAccountName', fields.privAccountName ?? '');
        if (fields.privOnly === true) return;
        requireAccountName('SourceAccountName', fields.sourceAccountName ?? '');
        requireName('SourceDomain', fields.sourceDomain ?? '');
      },
      ...sids(fields),
    ),
  };
}

export function groupOf(row: CollectedGroup, returned: ReadonlySet<string>): Said<Group> {
  const fields: Partial<Group> = {
    ...texts(row, groupTexts, returned),
    ...flags(row, { active: 'Active', privOnly: 'PrivOnly' }),
  };
  return {
    fields,
    problems: problemsOf(
      () => requireAccountName('PrivAccountName', fields.privAccountName ?? ''),
      () => {
        if (fields.privOnly === true) return;
        requireAccountName('SourceAccountName', fields.sourceAccountName ?? '');
        requireName('SourceDomain', fields.sourceDomain ?? '');
      },
      ...sids(fields),
    ),
  };
}

/** A role without its lists, which are references into the other objects of the file. */
export function roleOf(row: CollectedRole, returned: ReadonlySet<string>): Said<Role> {
  const window = row.AvailabilityWindowEnabled === true;
  const fields: Partial<Role> = {
    ...texts(row, { displayName: 'DisplayName', description: 'Description' }, returned),
    ...flags(row, {
      mfaEnabled: 'MFAEnabled',
      approvalEnabled: 'ApprovalEnabled',
      availabilityWindowEnabled: 'AvailabilityWindowEnabled',
      disableAutoApprovalIfOwner: 'DisableAutoApprovalIfOwner',
    }),
    ...(row.TTL === null ? {} : { ttl: row.TTL }),
    ...(returned.has('AvailableFrom') ? { availableFrom: timeOfDayOf(row.AvailableFrom, window) } : {}),
    ...(returned.has('AvailableTo') ? { availableTo: timeOfDayOf(row.AvailableTo, window) } : {}),
  };
  const { availableFrom: from = null, availableTo: to = null } = fields;
  const problems = problemsOf(() => requireName('DisplayName', fields.displayName ?? ''));
  if (row.TTL === null || row.TTL < 1)
    problems.push('MIM returned no TTL for it. Set one with Set-PAMRole and collect again.');
  if (window && returned.has('AvailableFrom') && from !== null && to !== null && to <= from) {
    problems.push(
      `Its window ends at ${to}, which is not after its start at ${from}. MIM refuses that from 4.5.26 on: mend it with Set-PAMRole and collect again.`,
    );
  }
  return { fields, problems };
}

/** `0001-01-01T00:00:00` is .NET's for a time that was never set; where the window is on, it is midnight. */
function timeOfDayOf(text: string | null, window: boolean): string | null {
  if (text === null || (/^0001-01-01T00:00:00/.test(text) && !window)) return null;
  return text.slice(11, 16);
}

export function configurationOf(row: CollectedConfiguration): Said<PamConfiguration> {
  const problems: string[] = [];
  const fields: Record<string, unknown> = {};
  for (const [field, property] of Object.entries(configurationParameters)) {
    const value = row[property];
    if (value === null) continue;
    if (field === 'forestFunctionality') {
      // Microsoft's own pages write the 2016 level in two ways (docs/mim-facts.md).
      const level = value === 'DS_BEHAVIOR_2015' ? 'DS_BEHAVIOR_WIN2015' : value;
      if (forestFunctionalities.some(name => name === level)) fields[field] = level;
      else
        problems.push(
          `ForestFunctionality is ${String(value).slice(0, 40)}, and the console knows ${forestFunctionalities.join(' and ')}.`,
        );
    } else fields[field] = value;
  }
  const parsed = pamConfiguration.partial().safeParse(fields);
  if (!parsed.success) problems.push(whyNot(parsed.error));
  return { fields: parsed.success ? fields : {}, problems };
}

/** Milliseconds UTC of a time that MIM wrote; null for one that was never set. A time without a zone is taken as UTC. */
export function momentOf(text: string | null): number | null {
  if (text === null || text.startsWith('0001-')) return null;
  const at = Date.parse(/(?:Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(at) ? null : at;
}

/** MIM writes ids as GUIDs, some of its own tools with `urn:uuid:` before them. Null where it is none. */
export function guidOf(text: string | null): string | null {
  const guid = /^(?:urn:uuid:)?\{?([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})\}?$/i.exec(text ?? '')?.[1];
  return guid?.toLowerCase() ?? null;
}

/** Null of a property that MIM returned is an empty text; a property that it did not return says nothing. */
function texts<F extends string>(
  row: object,
  names: Readonly<Record<F, string>>,
  returned: ReadonlySet<string>,
): Partial<Record<F, string>> {
  const found: Partial<Record<F, string>> = {};
  for (const [field, property] of Object.entries(names) as [F, string][]) {
    if (returned.has(property)) found[field] = (row as Record<string, string | null>)[property] ?? '';
  }
  return found;
}

function flags<F extends string>(
  row: object,
  names: Readonly<Record<F, string>>,
): Partial<Record<F, boolean>> {
  const found: Partial<Record<F, boolean>> = {};
  for (const [field, property] of Object.entries(names) as [F, string][]) {
    const value = (row as Record<string, unknown>)[property];
    if (typeof value === 'boolean') found[field] = value;
  }
  return found;
}

function sids(fields: { sourceAccountSid?: string; privAccountSid?: string }): (() => void)[] {
  const { sourceAccountSid: source = '', privAccountSid: priv = '' } = fields;
  return [
    () => source === '' || requireSid('SourceAccountSID', source),
    () => priv === '' || requireSid('PrivAccountSID', priv),
  ];
}

/** The refusals of the rules that the cmdlets hold as well. */
function problemsOf(...rules: (() => void)[]): string[] {
  return rules.flatMap(rule => {
    try {
      rule();
      return [];
    } catch (error) {
      if (error instanceof AppError) return [error.message];
      throw error;
    }
  });
}

function without<T extends object, K extends keyof T>(object: T, key: K): Omit<T, K> {
  const { [key]: _, ...rest } = object;
  return rest;
}
