import type { ObjectKind, RoleList } from './entry.ts';

/** How a column keeps its value: booleans as 0 and 1, structured values as JSON text. */
export type ColumnType = 'text' | 'integer' | 'boolean' | 'json';

export interface Column {
  readonly type: ColumnType;
  readonly nullable: boolean;
  /** The kind of object whose id this column holds. It must exist when a change names it. */
  readonly refers?: ObjectKind;
}

/** One table of objects. Every table also has `id` (primary key) and `version`, which only `apply` writes. */
export interface Table {
  readonly name: string;
  /** What a `set` change may name: the fields of the domain schema that are stored with the object. */
  readonly columns: Readonly<Record<string, Column>>;
  /** Texts with a second column, `<name>Folded`, by which they are compared, sorted and searched. */
  readonly folded: readonly string[];
}

/** A list of a role, kept in a table of its own: roleId, the member, and its position in order of addition. */
export interface ListTable {
  readonly name: string;
  readonly member: 'userId' | 'groupId';
  readonly of: ObjectKind;
}

const text: Column = { type: 'text', nullable: false };
const optionalText: Column = { type: 'text', nullable: true };
const integer: Column = { type: 'integer', nullable: false };
const optionalInteger: Column = { type: 'integer', nullable: true };
const boolean: Column = { type: 'boolean', nullable: false };
const optionalBoolean: Column = { type: 'boolean', nullable: true };
const json: Column = { type: 'json', nullable: false };
const optionalJson: Column = { type: 'json', nullable: true };
const idOf = (refers: ObjectKind): Column => ({ type: 'text', nullable: false, refers });

/**
 * The object tables, from which one piece of code writes and reads all of them. The migrations made the tables; a test
 * holds this description to what they made.
 */
export const tables: Readonly<Record<ObjectKind, Table>> = {
  user: {
    name: 'users',
    columns: {
      sourceDomain: text,
      sourceAccountName: text,
      sourceDisplayName: text,
      sourceDescription: text,
      sourceAccountSid: text,
      sourcePhoneNumber: text,
      sourceEmailAddress: text,
      privAccountName: text,
      privDisplayName: text,
      privDescription: text,
      privUserPrincipalName: text,
      privAccountSid: text,
      privAccountActive: boolean,
      privOnly: boolean,
    },
    folded: ['sourceDomain', 'sourceAccountName', 'sourceDisplayName', 'privAccountName', 'privDisplayName'],
  },
  group: {
    name: 'groups',
    columns: {
      sourceDomain: text,
      sourceAccountName: text,
      sourceAccountSid: text,
      privAccountName: text,
      privDisplayName: text,
      privDescription: text,
      privAccountSid: text,
      active: boolean,
      privOnly: boolean,
      usesSidHistory: boolean,
    },
    folded: ['sourceDomain', 'sourceAccountName', 'privAccountName', 'privDisplayName'],
  },
  role: {
    name: 'roles',
    columns: {
      displayName: text,
      description: text,
      ttl: integer,
      availabilityWindowEnabled: boolean,
      availableFrom: optionalText,
      availableTo: optionalText,
      mfaEnabled: boolean,
      approvalEnabled: boolean,
      disableAutoApprovalIfOwner: boolean,
    },
    folded: ['displayName'],
  },
  request: {
    name: 'requests',
    columns: {
      roleId: idOf('role'),
      userId: idOf('user'),
      justification: text,
      requestedTtl: integer,
      requestedTime: optionalInteger,
      createdAt: integer,
      creationMethod: text,
      status: text,
      statusReason: text,
      endReason: optionalText,
      activatedAt: optionalInteger,
      expiresAt: optionalInteger,
      endedAt: optionalInteger,
      call: optionalJson,
      approval: optionalJson,
    },
    folded: ['justification'],
  },
  membership: {
    name: 'memberships',
    columns: {
      userId: idOf('user'),
      groupId: idOf('group'),
      requestId: idOf('request'),
      since: integer,
      until: integer,
    },
    folded: [],
  },
  pamConfiguration: {
    name: 'pamConfiguration',
    columns: {
      privUserPrefix: text,
      roleMinimalDuration: integer,
      roleMaximalDuration: integer,
      roleDefaultDuration: integer,
      forestFunctionality: text,
      userAdminPasswordLength: integer,
      requestExpirationInDays: integer,
      defaultADContainer: text,
    },
    folded: [],
  },
  consoleConfiguration: {
    name: 'consoleConfiguration',
    columns: {
      corpDnsName: text,
      corpNetbiosName: text,
      privDnsName: text,
      privNetbiosName: text,
      timeZone: text,
      phoneAttributes: json,
      mimServiceFolders: json,
      internalNumbers: text,
      checkLimits: optionalJson,
      recordReads: optionalBoolean,
    },
    folded: [],
  },
  consoleAccount: {
    name: 'consoleAccounts',
    columns: { osUser: text, access: text, as: optionalText },
    folded: [],
  },
  corpNumber: {
    name: 'corpNumbers',
    columns: { userId: idOf('user'), number: text, seenAt: integer },
    folded: [],
  },
  checkSuppression: {
    name: 'checkSuppressions',
    columns: {
      check: text,
      objectKind: text,
      objectId: text,
      objectName: text,
      reason: text,
      until: integer,
      by: text,
      at: integer,
    },
    folded: [],
  },
  roleMark: {
    name: 'roleMarks',
    columns: { roleId: idOf('role'), mark: text, by: text, at: integer },
    folded: [],
  },
  trust: {
    name: 'trusts',
    columns: {
      sourceForest: text,
      bidirectional: boolean,
      recordedBy: text,
      recordedAt: integer,
      sidHistory: optionalJson,
      sidFilteringOff: optionalJson,
      pimTrust: optionalJson,
    },
    folded: [],
  },
  corpDomain: {
    name: 'corpDomains',
    columns: {
      name: text,
      groupObject: optionalJson,
      auditing: optionalJson,
      lsaRpc: optionalJson,
      domainConfiguration: optionalJson,
      readPermission: optionalJson,
      breakGlass: optionalJson,
      adminSdHolder: optionalJson,
    },
    folded: [],
  },
  setMember: {
    name: 'setMembers',
    columns: { setId: text, userId: idOf('user') },
    folded: [],
  },
  phoneStanding: {
    name: 'phoneStandings',
    columns: {
      userId: idOf('user'),
      blockedAt: optionalInteger,
      blockedBy: text,
      blockReason: text,
      bypassUntil: optionalInteger,
      bypassBy: text,
      bypassReason: text,
    },
    folded: [],
  },
  reviewCampaign: {
    name: 'reviewCampaigns',
    columns: { digest: text, content: json, finishedAt: optionalInteger, finishedBy: optionalText },
    folded: [],
  },
  reviewReply: {
    name: 'reviewReplies',
    columns: {
      campaignId: idOf('reviewCampaign'),
      key: text,
      reviewer: text,
      answeredAt: integer,
      digest: text,
      answers: json,
    },
    folded: [],
  },
  reviewDecision: {
    name: 'reviewDecisions',
    columns: {
      campaignId: idOf('reviewCampaign'),
      item: text,
      verdict: text,
      reason: text,
      by: text,
      at: integer,
    },
    folded: [],
  },
  reviewerKey: { name: 'reviewerKeys', columns: { reviewer: text, by: text, at: integer }, folded: [] },
  forwardTarget: {
    name: 'forwardTargets',
    columns: { on: boolean, settings: json, policy: json, passphraseRef: optionalText },
    folded: [],
  },
};

export const listTables: Readonly<Record<RoleList, ListTable>> = {
  candidates: { name: 'roleCandidates', member: 'userId', of: 'user' },
  approvers: { name: 'roleApprovers', member: 'userId', of: 'user' },
  privileges: { name: 'rolePrivileges', member: 'groupId', of: 'group' },
};
