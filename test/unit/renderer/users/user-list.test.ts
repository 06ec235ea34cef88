import { describe, expect, it } from 'vitest';
import { userFindings } from '../../../../shared/contract/pam.ts';
import { findingWords, inList, inOrder } from '../../../../renderer/features/users/findings.ts';
import { userAddress, userListInput } from '../../../../renderer/features/users/user-address.ts';

describe('the list of users', () => {
  it('reads the address that the overview links to', () => {
    const filter = userAddress.read(new URLSearchParams('finding=not-callable'));
    expect(userListInput(filter)).toEqual({ finding: 'not-callable' });
  });

  it('leaves out what it does not know', () => {
    const filter = userAddress.read(new URLSearchParams('finding=bald&mfaCandidates=maybe&q=%20'));
    expect(userListInput(filter)).toEqual({});
  });

  it('writes what it reads', () => {
    const text = 'q=jen&finding=no-number&mfaCandidates=yes';
    expect(userAddress.write(userAddress.read(new URLSearchParams(text))).toString()).toBe(text);
  });

  it('has words and a place for every finding', () => {
    expect(inOrder(userFindings).sort()).toEqual([...userFindings].sort());
    for (const finding of userFindings) expect(findingWords[finding].explain).toMatch(/\.$/);
  });

  it('does not say twice in a row that somebody cannot be called', () => {
    expect(inList(['no-number', 'no-mail', 'not-callable'])).toEqual(['no-mail', 'not-callable']);
    expect(inList(['no-number'])).toEqual(['no-number']);
  });
});
