import { makeCommand } from '../../shared/cmdlets/command.ts';
import { roleRef, userRef } from '../../shared/cmdlets/refs.ts';
import type { Caller } from '../../shared/contract/define.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { Output } from '../../shared/contract/registry.ts';
import { itemOf, type Verdict } from '../../shared/domain/attestation-file.ts';
import type { RoleId, UserId } from '../../shared/domain/ids.ts';
import type { Pam } from '../pam/run.ts';
import { toCells } from '../store/cells.ts';
import { campaignOf, counted, itemsWithAnswers, requireGoingOn } from './campaigns.ts';
import type { By, ReviewForest } from './ports.ts';

/** Decides where answers differ (9345). CONFLICT where they do not. */
export function decideItem(
  forest: ReviewForest,
  input: { id: string; role: string; user: string; verdict: Verdict; reason: string },
  by: By,
): void {
  const refused = 'Nothing was decided';
  const { id, verdict, reason } = input;
  const campaign = campaignOf(forest, id);
  requireGoingOn(campaign, refused);
  const key = itemOf(input);
  const item = itemsWithAnswers(forest, campaign).find(
    ({ role, use }) => itemOf({ role, user: use.user }) === key,
  );
  if (item === undefined)
    throw new AppError('NOT_FOUND', `${refused}: this candidate is not in the access review.`);
  if (new Set(item.answers.map(answer => answer.verdict)).size < 2)
    throw new AppError('CONFLICT', `${refused}: the answers for ${item.use.name} do not differ.`);
  const role = campaign.content.roles.find(one => one.id === input.role)?.name ?? '';
  const values = { campaignId: id, item: key, verdict, reason, by: by.actor, at: forest.now() };
  forest.store.apply({
    ...by,
    event: 9345,
    reason,
    message: `Reviewers differ in the access review “${campaign.content.title}”: ${item.use.name} is ${verdict === 'keep' ? 'kept' : 'to be removed'} as a candidate of ${role}.`,
    userId: input.user as UserId,
    roleId: input.role as RoleId,
    cause: {
      campaign: id,
      verdict,
      answers: item.answers.map(({ reviewer, verdict: said }) => ({ reviewer, said })),
    },
    changes: [
      { op: 'set', kind: 'reviewDecision', id: `${id} ${key}`, values: toCells('reviewDecision', values) },
    ],
  });
}

/** What finishing would do: a line for each role that loses candidates. Set-PAMRole replaces the list, so each names all who stay. */
export function planOf(forest: ReviewForest, id: string): Output<'attestation.plan'> {
  const { store } = forest;
  const items = itemsWithAnswers(forest, campaignOf(forest, id));
  const removed = items.filter(({ outcome, standing }) => outcome === 'remove' && standing === 'candidate');
  const lines = [...new Set(removed.map(({ role }) => role))].flatMap(roleId => {
    const role = store.roles.get(roleId as RoleId);
    if (role === undefined) return [];
    const leaving = removed.filter(item => item.role === roleId);
    const gone = new Set(leaving.map(({ use }) => use.user));
    const staying = role.candidates
      .filter(user => !gone.has(user))
      .flatMap(user => store.users.get(user) ?? []);
    const command = makeCommand('Set-PAMRole', { Role: roleRef(role), Candidates: staying.map(userRef) });
    return {
      pipeline: [command],
      expects: { kind: 'role' as const, id: role.id, version: role.version },
      roleName: role.displayName,
      removed: leaving.map(({ use }) => use.name),
      staying: staying.length,
    };
  });
  const having = (outcome: string) => items.filter(item => item.outcome === outcome).length;
  return {
    lines,
    conflicts: having('conflict'),
    open: having('open'),
    kept: having('keep'),
    gone: items.filter(({ outcome, standing }) => outcome === 'remove' && standing !== 'candidate').length,
  };
}

/**
 * Removes who is to be removed, all in one transaction with the entry that the review is finished (9346). `expects` are the roles
 * as they were shown. CONFLICT where answers differ undecided, or where anything changed since.
 */
export function finishCampaign(
  forest: ReviewForest & { pam: Pam },
  input: { id: string; expects: readonly { id: string; version: number }[]; reason: string },
  caller: Caller,
  by: By,
): { removed: number } {
  const refused = 'The access review was not finished';
  const { store, pam } = forest;
  return store.transaction(() => {
    const campaign = campaignOf(forest, input.id);
    requireGoingOn(campaign, refused);
    const { lines, conflicts, open, kept, gone } = planOf(forest, input.id);
    if (conflicts > 0)
      throw new AppError('CONFLICT', `${refused}: ${counted(conflicts, 'conflict')} must be decided first.`);
    const shown = new Set(input.expects.map(({ id, version }) => `${id} ${version}`));
    const now = lines.map(({ expects: { id, version } }) => `${id} ${version}`);
    if (shown.size !== now.length || !now.every(role => shown.has(role)))
      throw new AppError(
        'CONFLICT',
        `${refused}: roles or answers changed since its lines were shown. Look at them again.`,
      );
    const { title } = campaign.content;
    const reason = input.reason || `Access review “${title}”`;
    if (lines.length > 0)
      pam.runAll({ lines: lines.map(({ pipeline, expects }) => ({ pipeline, expects })), reason }, caller);
    const removed = lines.reduce((sum, line) => sum + line.removed.length, 0);
    const values = toCells('reviewCampaign', { finishedAt: forest.now(), finishedBy: by.actor });
    store.apply({
      ...by,
      event: 9346,
      reason,
      message: `The access review “${title}” was finished: ${counted(removed, 'candidate')} removed from ${counted(lines.length, 'role')}, ${kept} kept, ${open} not answered.`,
      cause: {
        campaign: input.id,
        kept,
        open,
        gone,
        roles: lines.map(({ roleName, removed: names }) => ({ role: roleName, removed: names })),
      },
      changes: [{ op: 'set', kind: 'reviewCampaign', id: input.id, values }],
    });
    return { removed };
  });
}
