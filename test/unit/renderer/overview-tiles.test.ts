import { expect, it } from 'vitest';
import { fakeBridge } from '../../fakes/bridge.ts';
import { aWorld } from '../../fakes/bridge-world.ts';
import { requestAddress } from '../../../renderer/features/requests/request-address.ts';
import { historyAddress } from '../../../renderer/features/events/history-filter.ts';
import { tilesOf, trendWords } from '../../../renderer/features/overview/tiles.ts';
import type { Output } from '../../../shared/contract/registry.ts';

const now = Date.UTC(2025, 2, 3, 15, 40);

async function overview(): Promise<Output<'overview.get'>> {
  const reply = await fakeBridge(aWorld(now), () => now).bridge.call('overview.get', {});
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.value as Output<'overview.get'>;
}

const searchOf = (to: string) => new URLSearchParams(to.split('?')[1]);

it('leads each tile to the list that it counts', async () => {
  const tiles = new Map(tilesOf(await overview()).map(tile => [tile.word, tile.to]));
  expect(requestAddress.read(searchOf(tiles.get('Active now') ?? ''))).toEqual({ statuses: ['Active'] });
  expect(historyAddress.read(searchOf(tiles.get('MFA failures today') ?? ''))).toEqual({
    ids: [101],
    from: (await overview()).todayFrom,
  });
});

it.each([
  [null, null, 'neutral'],
  [-3, 0, 'error'],
  [29, 29, 'warning'],
  [30, 30, 'neutral'],
])('shows %s days of the certificate as %s, %s', async (days, value, tone) => {
  const tile = tilesOf({ ...(await overview()), certificateDaysLeft: days }).find(
    one => one.word === 'Certificate days left',
  );
  expect(tile).toMatchObject({ value, tone });
});

it('tells a trend in words', () => {
  expect(trendWords([1, 0, 2], 'calls')).toBe('The days before, oldest first: 1, 0. Today: 2 calls.');
});
