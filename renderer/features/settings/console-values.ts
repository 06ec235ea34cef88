import { z } from 'zod';
import { checkLimits } from '../../../shared/domain/check.ts';
import type { ConsoleConfiguration } from '../../../shared/domain/configuration.ts';
import type { Request } from '../../../shared/contract/registry.ts';

const name = (what: string) => z.string().trim().min(1, `Give the ${what}.`).max(255);

/** A number of days as a field holds it. */
const days = (accepts: z.ZodType<number>) =>
  z.string().refine(text => accepts.safeParse(wholeNumber(text)).success, 'Give a whole number of days.');

function wholeNumber(text: string): number {
  return /^\d{1,5}$/.test(text.trim()) ? Number(text) : NaN;
}

/** The form's values. Folders are lines of a text; the order of the phone attributes is one choice out of four. */
export const consoleSchema = z.object({
  corpDnsName: name('DNS name of the CORP forest'),
  corpNetbiosName: name('NetBIOS name of the CORP domain'),
  privDnsName: name('DNS name of the PRIV forest'),
  privNetbiosName: name('NetBIOS name of the PRIV domain'),
  timeZone: z.string(),
  phoneOrder: z.enum(['mobile,telephoneNumber', 'telephoneNumber,mobile', 'mobile', 'telephoneNumber']),
  folders: z
    .string()
    .refine(text => foldersOf(text).length > 0, 'Give at least one folder, each on its own line.'),
  longestTtl: checkLimits.shape.longestTtl,
  unusedDays: days(checkLimits.shape.unusedDays),
  numberChangeDays: days(checkLimits.shape.numberChangeDays),
  internalNumbers: z
    .string()
    .refine(isPattern, 'This is no regular expression. Correct it or leave it empty.'),
});
export type ConsoleValues = z.infer<typeof consoleSchema>;

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}

/** Folders of a text, one a line; blank lines do not count. */
export function foldersOf(text: string): string[] {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');
}

export function consoleValuesOf(configuration: ConsoleConfiguration): ConsoleValues {
  const { corpDnsName, corpNetbiosName, privDnsName, privNetbiosName, timeZone, internalNumbers } =
    configuration;
  const order = configuration.phoneAttributes.join(',');
  return {
    corpDnsName,
    corpNetbiosName,
    privDnsName,
    privNetbiosName,
    timeZone,
    internalNumbers,
    phoneOrder: consoleSchema.shape.phoneOrder.safeParse(order).data ?? 'mobile,telephoneNumber',
    folders: configuration.mimServiceFolders.join('\n'),
    longestTtl: configuration.checkLimits.longestTtl,
    unusedDays: String(configuration.checkLimits.unusedDays),
    numberChangeDays: String(configuration.checkLimits.numberChangeDays),
  };
}

/** What `console.set` takes: only what differs from what was read. */
export function changedConsole(
  base: ConsoleConfiguration,
  values: ConsoleValues,
): Request<'console.set'>['values'] {
  const { phoneOrder, folders, longestTtl, unusedDays, numberChangeDays, ...plain } = values;
  const all = {
    ...plain,
    phoneAttributes: phoneOrder.split(',') as ConsoleConfiguration['phoneAttributes'],
    mimServiceFolders: foldersOf(folders),
    checkLimits: {
      longestTtl,
      unusedDays: wholeNumber(unusedDays),
      numberChangeDays: wholeNumber(numberChangeDays),
    },
  };
  return Object.fromEntries(
    Object.entries(all).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(base[key as keyof ConsoleConfiguration]),
    ),
  );
}

const issueFields: Record<string, keyof ConsoleValues> = {
  phoneAttributes: 'phoneOrder',
  mimServiceFolders: 'folders',
};

/** The field that an issue's path names: `values.checkLimits.unusedDays`, `values.timeZone`, `values.mimServiceFolders.1`. */
export function consoleFieldOf(path: string): keyof ConsoleValues | undefined {
  const key = path.replace(/^values\.(?:checkLimits\.)?/, '').split('.')[0] ?? '';
  return (
    issueFields[key] ??
    (Object.keys(consoleSchema.shape) as (keyof ConsoleValues)[]).find(field => field === key)
  );
}
