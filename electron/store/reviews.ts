import type { RoleId, UserId } from '../../shared/domain/ids.ts';
import { fromRow } from './cells.ts';
import type { Change } from './entry.ts';
import type { Sql } from './sql.ts';
import type { Store } from './types.ts';

/** How a candidate used a role. Times are milliseconds UTC. */
export interface CandidateUseRow {
  activations: number;
  lastActivation: number | null;
  refused: number;
  /** The last three, newest first. */
  refusals: { at: number; why: string }[];
}

const unused = (): CandidateUseRow => ({ activations: 0, lastActivation: null, refused: 0, refusals: [] });
const shownRefusals = 3;

/** Access reviews, and what the store knows of the use that they show. */
export function createReviews(sql: Sql): Store['reviews'] {
  return {
    campaign(id) {
      const row = sql.get('SELECT * FROM "reviewCampaigns" WHERE "id" = ?', [id]);
      return row === undefined ? undefined : fromRow('reviewCampaign', row);
    },
    campaigns: () =>
      sql
        .all(`SELECT * FROM "reviewCampaigns" ORDER BY json_extract("content", '$.madeAt') DESC, "id"`)
        .map(row => fromRow('reviewCampaign', row)),
    replies: campaign =>
      sql
        .all('SELECT * FROM "reviewReplies" WHERE "campaignId" = ? ORDER BY "answeredAt", "id"', [campaign])
        .map(row => fromRow('reviewReply', row)),
    decisions: campaign =>
      sql
        .all('SELECT * FROM "reviewDecisions" WHERE "campaignId" = ? ORDER BY "id"', [campaign])
        .map(row => fromRow('reviewDecision', row)),
    key(key) {
      const row = sql.get('SELECT * FROM "reviewerKeys" WHERE "id" = ?', [key]);
      return row === undefined ? undefined : fromRow('reviewerKey', row);
    },
    uses: (role, from) => usesOf(sql, role, from),
    candidatesSince: role => candidatesSince(sql, role),
  };
}

function usesOf(sql: Sql, role: RoleId, from: number): Map<UserId, CandidateUseRow> {
  const uses = new Map<UserId, CandidateUseRow>();
  const of = (user: unknown) => {
    const use = uses.get(user as UserId) ?? unused();
    uses.set(user as UserId, use);
    return use;
  };
  for (const row of sql.all(
    `SELECT "userId", count(*) FILTER (WHERE "activatedAt" >= ?) AS "activations", max("activatedAt") AS "last"
     FROM "requests" WHERE "roleId" = ? AND "activatedAt" IS NOT NULL GROUP BY "userId"`,
    [from, role],
  )) {
    const use = of(row['userId']);
    use.activations = Number(row['activations']);
    use.lastActivation = Number(row['last']);
  }
  for (const row of sql.all(
    `SELECT "userId", ifnull("endedAt", "createdAt") AS "at", "statusReason" AS "why" FROM "requests"
     WHERE "roleId" = ? AND "status" = 'Rejected' AND "createdAt" >= ? ORDER BY "createdAt" DESC`,
    [role, from],
  )) {
    const use = of(row['userId']);
    use.refused += 1;
    if (use.refusals.length < shownRefusals)
      use.refusals.push({ at: Number(row['at']), why: String(row['why']) });
  }
  return uses;
}

/** Since when each is a candidate, as the history tells; whose entry is sealed is not in it. */
function candidatesSince(sql: Sql, role: RoleId): Map<UserId, number> {
  const since = new Map<UserId, number>();
  // Changes of roles alone: the index holds the event's number, so activations are not read.
  const rows = sql.all(
    `SELECT "at", "changes" FROM "journal" INDEXED BY "journalByRole"
     WHERE "role_id" = ? AND +"id" BETWEEN 9000 AND 9099 ORDER BY "seq"`,
    [role],
  );
  for (const row of rows)
    for (const change of JSON.parse(String(row['changes'])) as Change[]) {
      if (change.kind !== 'role' || change.id !== role) continue;
      if (change.op !== 'add' && change.op !== 'remove') continue;
      if (change.list !== 'candidates') continue;
      for (const user of change.items as UserId[])
        if (change.op === 'add') since.set(user, Number(row['at']));
        else since.delete(user);
    }
  return since;
}
