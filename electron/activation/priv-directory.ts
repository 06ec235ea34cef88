import type { GroupId, UserId } from '../../shared/domain/ids.ts';
import type { Group } from '../../shared/domain/group.ts';
import type { User } from '../../shared/domain/user.ts';
import type { Store } from '../store/types.ts';

/** Membership of PRIV groups, as the directory has it. Both are idempotent and reject where the directory cannot be used. */
export interface PrivDirectory {
  /** False where nothing outside the store is changed. */
  readonly external: boolean;
  /** The user is in the group until `until` (milliseconds UTC); a membership with another end is changed to this one. */
  addMember(user: User, group: Group, until: number): Promise<void>;
  removeMember(user: User, group: Group): Promise<void>;
}

/** Memberships live in the store and nowhere else. */
export const storeOnly: PrivDirectory = {
  external: false,
  addMember: () => Promise.resolve(),
  removeMember: () => Promise.resolve(),
};

const kind = 'priv-membership';

/** Keeps the directory at what the store says, through intents: begun with the change, ended when the directory has it. */
export interface DirectorySync {
  /** In the transaction of the change: this pair may be out of date now. */
  mark(userId: UserId, groupId: GroupId): void;
  /** Brings each marked pair up to date. What fails stays marked, is reported, and is tried again by the next call. */
  run(): Promise<void>;
  /** True while a pair of this user is marked. */
  pending(userId: UserId): boolean;
  /** Resolves when no pass is under way. */
  idle(): Promise<void>;
}

/** One pass at a time; a pass asked for meanwhile follows it, because it may have new marks. */
export function createDirectorySync(
  store: Store,
  priv: PrivDirectory,
  report: (error: unknown) => void,
): DirectorySync {
  let running: Promise<void> | null = null;

  const pass = async () => {
    for (const intent of store.intents.open()) {
      if (intent.kind !== kind) continue;
      const { userId, groupId } = intent.body as { userId: UserId; groupId: GroupId };
      try {
        await settle(store, priv, userId, groupId);
        store.intents.end(intent.id, 'done');
      } catch (error) {
        report(error);
      }
    }
  };
  return {
    mark(userId, groupId) {
      if (priv.external) store.intents.begin(kind, { userId, groupId });
    },
    async run() {
      if (!priv.external) return;
      const before = running;
      const mine = (async () => {
        await before;
        await pass();
      })();
      running = mine;
      await mine;
      if (running === mine) running = null;
    },
    async idle() {
      await running;
    },
    pending: userId =>
      priv.external &&
      store.intents
        .open()
        .some(intent => intent.kind === kind && (intent.body as { userId: UserId }).userId === userId),
  };
}

/** The end that the store gives the pair: the latest of its memberships, those of requests that are closing left out. */
async function settle(store: Store, priv: PrivDirectory, userId: UserId, groupId: GroupId): Promise<void> {
  const user = store.users.get(userId);
  const group = store.groups.get(groupId);
  if (user === undefined || group === undefined) return;
  const ends = store.memberships
    .ofUser(userId)
    .filter(row => row.groupId === groupId && store.requests.get(row.requestId)?.status !== 'Closing')
    .map(row => row.until);
  if (ends.length === 0) await priv.removeMember(user, group);
  else await priv.addMember(user, group, Math.max(...ends));
}
