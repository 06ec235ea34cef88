import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { exampleScenario } from '../../../electron/simulator/example.ts';
import { simulate } from '../../../electron/simulator/simulate.ts';
import { scenario, type Scenario } from '../../../shared/domain/scenario.ts';
import type { Simulation } from '../../../shared/domain/simulation.ts';
import { ended, errorOf, PamHome } from '../cli/pam-process.ts';

const home = new PamHome();
afterAll(() => home.remove());

function saved(name: string, change: (made: Scenario) => unknown = made => made): string {
  const path = join(home.root, name);
  writeFileSync(path, JSON.stringify(change(exampleScenario())));
  return path;
}

describe('pam simulate', () => {
  it('prints the same result, hash and all, in two processes and in this one', async () => {
    const path = saved('example.json');
    const [one, other] = await Promise.all(
      [1, 2].map(() => ended(home.spawn('simulate', path, '--activations', '3000'))),
    );
    expect([one?.code, one?.err]).toEqual([0, []]);
    expect(other).toEqual(one);
    const made = exampleScenario();
    const here = simulate({ ...made, requests: { ...made.requests, total: 3000 } });
    expect(JSON.parse(one?.out.join('') ?? '')).toEqual(here);
    expect(here.hash).toMatch(/^[0-9a-f]{64}$/);
  }, 120_000);

  it('takes the scenario’s own number of requests where none is given, and needs no forest', async () => {
    const path = saved('small.json', made => ({ ...made, requests: { ...made.requests, total: 200 } }));
    const said = await home.pam('simulate', path);
    expect(said.code).toBe(0);
    expect((JSON.parse(said.out[0] ?? '') as Simulation).requests).toBe(200);
  });

  it('says what is wrong with a scenario and where', async () => {
    const path = saved('wrong.json', made => ({
      ...made,
      roles: made.roles.map((role, at) => (at === 2 ? { ...role, approvers: ['PRIV.nobody'] } : role)),
    }));
    const error = errorOf(await home.pam('simulate', path));
    expect(error).toMatchObject({
      code: 'BAD_REQUEST',
      issues: [{ path: 'roles.2.approvers', message: 'PRIV.nobody is not one of the scenario’s people.' }],
    });
    writeFileSync(path, 'roles: none');
    expect(errorOf(await home.pam('simulate', path)).message).toContain('is not JSON');
    const missing = join(home.root, 'missing.json');
    expect(errorOf(await home.pam('simulate', missing)).message).toContain(missing);
    const nobody = saved('nobody.json', made => ({
      ...made,
      roles: made.roles.map(role => ({ ...role, share: 0 })),
    }));
    expect(errorOf(await home.pam('simulate', nobody)).message).toContain('no role has a share');
    expect((await home.pam('simulate', path, '--activations', '0')).code).toBe(2);
    expect((await home.pam('simulate')).code).toBe(2);
  });

  it('is ended by SIGTERM while it runs', async () => {
    const { BASTION_USER_DATA: userData } = home.env;
    rmSync(userData, { recursive: true, force: true });
    const child = home.spawn('simulate', saved('long.json'), '--activations', '1000000');
    const end = ended(child);
    // The console's folder is made when the process is up; the signal should come while it simulates.
    await expect.poll(() => existsSync(userData), { timeout: 30_000 }).toBe(true);
    await new Promise(resolve => setTimeout(resolve, 1500));
    child.kill('SIGTERM');
    const { code, out, err } = await end;
    expect([code, out]).toEqual([1, []]);
    expect(err.join('')).toContain('CANCELLED');
  }, 60_000);
});

describe('a scenario of a forest', () => {
  it('has its people and roles, the busier roles with the larger shares, and no telephone number', async () => {
    const said = await home.pam('--sample', 'call', 'simulator.scenarioOf');
    const { scenario: made } = JSON.parse(said.out[0] ?? '') as { scenario: Scenario };
    expect(scenario.parse(made)).toEqual(made);
    const users = await home.pam('--sample', 'call', 'users.list', '{"page":{"limit":200}}');
    const { rows } = JSON.parse(users.out[0] ?? '') as {
      rows: { user: { privAccountName: string; sourcePhoneNumber: string }; canDial: boolean }[];
    };
    expect(new Set(made.people.map(({ account, callable }) => `${account} ${callable}`))).toEqual(
      new Set(rows.map(({ user, canDial }) => `${user.privAccountName} ${canDial}`)),
    );
    const text = JSON.stringify(made);
    for (const { user } of rows)
      if (user.sourcePhoneNumber.length > 5) expect(text).not.toContain(user.sourcePhoneNumber);
    expect(made.roles.length).toBeGreaterThan(3);
    expect(Math.max(...made.roles.map(({ share }) => share))).toBe(100);
    const { requests } = simulate({ ...made, requests: { ...made.requests, total: 300 } });
    expect(requests).toBe(300);
  }, 60_000);
});
