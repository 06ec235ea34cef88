import { describe, expect, it } from 'vitest';
import { actions } from '../../../renderer/app/command-bar/actions.ts';
import { offersAtFirst, offersFor, type Found } from '../../../renderer/app/command-bar/offers.ts';
import { optionsFor } from '../../../renderer/app/command-bar/palette-options.ts';
import { recentOffers, rememberOffer } from '../../../renderer/app/command-bar/recent.ts';
import { sections } from '../../../renderer/app/frame/sections.ts';

const found = {
  roles: [
    { id: 'r1', displayName: 'R', description: 'Test' },
    { id: 'r2', displayName: 'Corp Admins', description: '' },
  ],
  users: [
    { id: 'u1', sourceDisplayName: 'Jen Doe', sourceAccountName: 'jdoe', privAccountName: 'PRIV.Jen' },
    { id: 'u2', sourceDisplayName: '', sourceAccountName: '', privAccountName: 'PRIV.robot' },
  ],
  groups: [],
  requests: [
    {
      request: { id: 'q1', status: 'Active' },
      user: { id: 'u1', sourceDisplayName: 'Jen Doe', privAccountName: 'PRIV.Jen' },
      role: { id: 'r2', displayName: 'Corp Admins' },
    },
  ],
} as unknown as Found;
const shown = (text: string, answer: Found | undefined = found) =>
  offersFor(text, answer).map(({ heading, offers }) => [heading, ...offers.map(({ name }) => name)]);
const first = (text: string) => offersFor(text, found)[0]?.offers[0];

describe('what a few letters offer', () => {
  it('takes the best of all first, whatever it is', () => {
    expect(first('r')).toMatchObject({ kind: 'role', to: '/roles/r1' });
    expect(first('rol')).toMatchObject({ kind: 'page', to: '/roles' });
    expect(first('new r')).toMatchObject({ kind: 'action', to: '/roles/new' });
    expect(first('jdoe')).toMatchObject({ kind: 'user', to: '/users/u1' });
    expect(first('setrole')).toMatchObject({ kind: 'cmdlet', cmdlet: 'Set-PAMRole' });
    expect(first('/mf')).toMatchObject({ kind: 'page', to: '/mfa' });
    expect(first('approve')).toMatchObject({ to: '/requests/approvals' });
  });
  it('shows requests by their person or their role, and a user without a CORP name by the account', () => {
    expect(shown('jen')).toContainEqual(['Requests', 'Jen Doe, Corp Admins']);
    expect(shown('corp adm')).toContainEqual(['Requests', 'Jen Doe, Corp Admins']);
    expect(shown('robot')).toContainEqual(['Users', 'PRIV.robot']);
  });
  it('keeps nothing of an older answer that does not fit what is typed now', () => {
    expect(shown('jenx')).toEqual([]);
  });
  it('has pages, actions and cmdlets before the main process has answered', () => {
    expect(offersFor('set-pamr', undefined)[0]?.offers[0]?.name).toBe('Set-PAMRole');
    expect(shown('history', undefined)[0]).toEqual(['Pages', 'History']);
  });
  it('knows every page and action by its whole name', () => {
    for (const { name, path } of sections) expect(first(name)?.to).toBe(path);
    for (const { name, to } of actions) expect(first(name)?.to).toBe(to);
  });
});

describe('before anything is typed', () => {
  it('what was chosen comes first, latest first and once, and is of this forest only', () => {
    const [one, two] = actions;
    rememberOffer('/forest/a', one!);
    rememberOffer('/forest/a', two!);
    rememberOffer('/forest/a', one!);
    expect(recentOffers('/forest/a')).toEqual([one, two]);
    const [recent, rest] = offersAtFirst(recentOffers('/forest/a'));
    expect(recent).toEqual({ heading: 'Recent', offers: [one, two] });
    expect(rest?.offers).toEqual(actions.slice(2));
    expect(recentOffers('/forest/b')).toEqual([]);
    rememberOffer('/forest/b', two!);
    expect(recentOffers('/forest/a')).toEqual([]);
  });
});

describe('options', () => {
  const keys = (text: string) =>
    optionsFor(text, text.length, found, []).groups.flatMap(({ options }) => options.map(({ key }) => key));
  it('of a line are what could come next', () => {
    expect(keys('Get-PAMRole ')).toContain('-DisplayName');
    expect(keys('Get-PAMRole ')).not.toContain('r1');
  });
  it('have keys of their own', () => {
    for (const text of ['', 'r', 'jen', 'a', 'e', 'Set-PAMUser ']) {
      expect(new Set(keys(text)).size, text).toBe(keys(text).length);
      expect(keys(text).length).toBeGreaterThan(0);
    }
  });
});
