import { generateKeyPairSync, sign } from 'node:crypto';
import type { HeadSigner } from '../../electron/evidence/head-signature.ts';
import type { CampaignContent, ReplyContent } from '../../shared/domain/attestation-file.ts';

/** A key of its own, as a workstation has one. */
export function aSigner(): HeadSigner {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { x } = publicKey.export({ format: 'jwk' });
  return {
    rotations: [],
    publicKey: Buffer.from(x ?? '', 'base64url'),
    sign: text => sign(null, Buffer.from(text as string), privateKey),
  };
}

/** The n-th id of a test. */
export const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** A campaign over one role with a candidate. */
export const aCampaign: CampaignContent = {
  id: idOf(1),
  title: 'Candidates, ‹Q4› “é”',
  due: '2026-12-14',
  madeAt: 1_790_000_000_000,
  madeBy: 'pat',
  forest: { corpDnsName: 'contoso.local', privDnsName: 'priv.contoso.local', genesis: 'ab'.repeat(32) },
  from: 1_780_000_000_000,
  anchor: { seq: 17, hash: 'cd'.repeat(32) },
  roles: [
    {
      id: idOf(10),
      name: 'R',
      description: '',
      privileges: ['CorpAdmins'],
      candidates: [2].map(n => ({
        user: idOf(n),
        name: `User ${String(n)}`,
        account: `PRIV.user${String(n)}`,
        since: null,
        activations: n,
        lastActivation: null,
        refused: 1,
        refusals: [{ at: 1_785_000_000_000, why: 'The call was not answered.' }],
        mfa: null,
      })),
    },
  ],
};

/** A reply that keeps one and removes the other. */
export const aReply: ReplyContent = {
  campaign: idOf(1),
  digest: 'ef'.repeat(32),
  reviewer: 'rita',
  answeredAt: 1_790_000_100_000,
  answers: [
    { role: idOf(10), user: idOf(2), verdict: 'keep', note: '' },
    { role: idOf(10), user: idOf(3), verdict: 'remove', note: 'Left the team' },
  ],
};
