import { AppError } from '../../shared/contract/errors.ts';
import type {
  ConsoleAccount,
  ConsoleConfiguration,
  PamConfiguration,
} from '../../shared/domain/configuration.ts';
import type { CorpDomain } from '../../shared/domain/corp-domain.ts';
import type { ForwardTarget } from '../../shared/domain/forwarding.ts';
import type { Group } from '../../shared/domain/group.ts';
import type { Request } from '../../shared/domain/request.ts';
import type { CheckLimits } from '../../shared/domain/check.ts';
import type { PhoneStanding } from '../../shared/domain/phone-standing.ts';
import type { Role } from '../../shared/domain/role.ts';
import type { RoleMark } from '../../shared/domain/role-mark.ts';
import type { Trust } from '../../shared/domain/trust.ts';
import type { User } from '../../shared/domain/user.ts';
import type { Cell, ObjectKind, RoleList } from './entry.ts';
import { tables, type Column } from './tables.ts';
import type {
  CheckSuppressionRow,
  CorpNumber,
  Membership,
  ReviewCampaign,
  ReviewDecision,
  ReviewerKey,
  ReviewReply,
  SetMember,
} from './types.ts';

/** The domain object of each kind. */
export interface Objects {
  user: User;
  group: Group;
  role: Role;
  request: Request;
  membership: Membership;
  pamConfiguration: PamConfiguration;
  consoleConfiguration: ConsoleConfiguration;
  consoleAccount: ConsoleAccount;
  corpNumber: CorpNumber;
  phoneStanding: PhoneStanding;
  checkSuppression: CheckSuppressionRow;
  roleMark: RoleMark;
  trust: Trust;
  corpDomain: CorpDomain;
  setMember: SetMember;
  reviewCampaign: ReviewCampaign;
  reviewReply: ReviewReply;
  reviewDecision: ReviewDecision;
  reviewerKey: ReviewerKey;
  forwardTarget: ForwardTarget;
}

/** What a row of each kind makes: the object without what other tables hold. */
export interface RowObjects extends Omit<Objects, 'role' | 'consoleConfiguration'> {
  role: Omit<Role, RoleList>;
  consoleConfiguration: Omit<ConsoleConfiguration, 'accounts' | 'checkLimits' | 'recordReads'> & {
    checkLimits: CheckLimits | null;
    recordReads: boolean | null;
  };
}

/** Fields that are in no `set` change: `apply` writes them itself, or they are lists, secrets or other objects. */
const notCells: ReadonlySet<string> = new Set([
  'id',
  'version',
  'candidates',
  'approvers',
  'privileges',
  'hasPinCode',
  'accounts',
]);

type Loose<T> = { [F in keyof T]?: T[F] | undefined };

/**
 * The values of a `set` change for (part of) a domain object: booleans as 0 and 1, structured values as JSON text.
 * Leaves out `id`, `version`, lists, `hasPinCode` and `accounts`, which are no cells, and fields that are undefined.
 * A field that the kind does not have is INTERNAL: the caller's fault.
 */
export function toCells<K extends ObjectKind>(kind: K, object: Loose<Objects[K]>): Record<string, Cell> {
  const cells: Record<string, Cell> = {};
  for (const [name, value] of Object.entries(object)) {
    if (value === undefined || notCells.has(name)) continue;
    const column = tables[kind].columns[name];
    if (column === undefined) throw new AppError('INTERNAL', `A ${kind} has no field ${name}.`);
    cells[name] = toCell(column, value, `${kind}.${name}`);
  }
  return cells;
}

function toCell(column: Column, value: unknown, name: string): Cell {
  if (value === null && column.nullable) return null;
  if (column.type === 'json') return JSON.stringify(value);
  if (column.type === 'boolean' && typeof value === 'boolean') return value ? 1 : 0;
  if (column.type === 'integer' && Number.isSafeInteger(value)) return value as number;
  if (column.type === 'text' && typeof value === 'string') return value;
  throw new AppError(
    'INTERNAL',
    `${name} cannot hold a value of type ${value === null ? 'null' : typeof value}.`,
  );
}

/** True if the column may hold the cell: what `apply` asks before it writes. */
export function fits(column: Column, cell: unknown): cell is Cell {
  if (cell === null) return column.nullable;
  switch (column.type) {
    case 'text':
      return typeof cell === 'string';
    case 'integer':
      return Number.isSafeInteger(cell);
    case 'boolean':
      return cell === 0 || cell === 1;
    case 'json':
      return typeof cell === 'string';
  }
}

/** A row as better-sqlite3 answers it. */
export type Row = Record<string, unknown>;

/**
 * The domain object of a row, without lists and accounts. The tables are STRICT and only `apply` writes them, so the
 * row is believed: nothing is parsed again but JSON text.
 */
export function fromRow<K extends ObjectKind>(kind: K, row: Row): RowObjects[K] {
  const object: Row = {};
  if (!withoutId.has(kind)) object['id'] = row['id'];
  if (versioned.has(kind)) object['version'] = row['version'];
  for (const [name, column] of Object.entries(tables[kind].columns)) {
    const cell = row[name];
    if (column.type === 'boolean') object[name] = cell === 1;
    else if (column.type === 'json')
      object[name] = typeof cell === 'string' ? (JSON.parse(cell) as unknown) : null;
    else object[name] = cell;
  }
  if (kind === 'user') object['hasPinCode'] = row['privPinCode'] !== null;
  return object as unknown as RowObjects[K];
}

/** Kinds whose objects do not show their id: it is 'singleton', or made of what the object says. */
const withoutId: ReadonlySet<ObjectKind> = new Set<ObjectKind>([
  'pamConfiguration',
  'consoleConfiguration',
  'consoleAccount',
  'corpNumber',
  'checkSuppression',
  'roleMark',
  'phoneStanding',
]);
const versioned: ReadonlySet<ObjectKind> = new Set<ObjectKind>([
  'user',
  'group',
  'role',
  'request',
  'pamConfiguration',
  'consoleConfiguration',
  'trust',
  'corpDomain',
  'forwardTarget',
]);

/** The id of a consoleAccount: operating-system users are compared without regard to case. */
export function accountId(osUser: string): string {
  return osUser.toLowerCase();
}
/** The id of the two configuration objects. */
export const singleton = 'singleton';
