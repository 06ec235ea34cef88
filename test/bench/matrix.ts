import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { CommandName, Request } from '../../shared/contract/registry.ts';
import { openLargeForest } from '../fakes/large-forest.ts';
import { measure, report } from './measure.ts';
import { scrolling } from './scrolling.ts';

/** Who may what of 5,000 users and 1,000 roles with 52 people each, in a forest of its own, beside the same rows read bare. */
export async function matrix(): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'bastion-bench-matrix-'));
  const forest = join(root, 'forest');
  const large = await openLargeForest(forest, root);
  try {
    const bare = new Database(join(forest, 'store.db'), { readonly: true });
    const statements = [
      'SELECT id, sourceDisplayName, privAccountName FROM users ORDER BY sourceDisplayNameFolded, id',
      'SELECT id, displayName, mfaEnabled, approvalEnabled FROM roles ORDER BY displayNameFolded, id',
      'SELECT roleId, userId FROM roleCandidates',
      'SELECT roleId, userId FROM roleApprovers',
      "SELECT roleId, userId, expiresAt FROM requests WHERE status = 'Active'",
    ].map(text => bare.prepare(text));
    const call = async <N extends CommandName>(name: N, input: Request<N>) => {
      const reply = await large.router.callTrusted(name, input);
      if (!reply.ok) throw new Error(`${name}: ${reply.error.message}`);
    };
    const times = await measure(20, () => call('matrix.get', {}));
    report(
      'matrix of 5,000 users by 1,000 roles',
      times,
      await measure(20, () => statements.map(one => one.all())),
    );
    report(
      '  of users with a text, and roles with MFA',
      await measure(20, () => call('matrix.get', { users: '12', mfaEnabled: true })),
    );
    bare.close();
    const file = { shape: 'table', path: join(root, 'matrix.csv') } as const;
    report('  written as a table of 5,000,000 cells', await measure(1, () => call('matrix.export', file)));
    await large.dispose();
    await scrolling(forest);
  } finally {
    await large.dispose();
    rmSync(root, { recursive: true, force: true });
  }
}
