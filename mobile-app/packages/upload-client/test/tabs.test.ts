import { MemoryStore } from '../src';
import { World } from './world/clock';
import { Device } from './world/device';
import { SimFile } from './world/file';
import { on, PART } from './world/lab';
import { SimNetwork } from './world/network';
import { Seeded } from './world/random';
import { SimServer } from './world/server';
import { Browser } from './world/tabs';

/** Two tabs of one browser: one store, one channel; each with its own connections. */
async function twoTabs() {
  const world = new World();
  const server = new SimServer(world, { partSizeBytes: PART });
  const browser = new Browser();
  const store = new MemoryStore();
  const file = new SimFile(1, 10.5 * PART);
  const open = async (seed: number) => {
    const network = new SimNetwork(world, new Seeded(seed), server, { bytesPerSecond: PART / 10, latencyMs: 100, loss: 0 });
    const tabs = browser.tab();
    const device = new Device(world, server, network, { seed, ports: { store, tabs } });
    device.sources.files.set(1, file);
    const manager = await device.launch();
    return { device, manager, network, close: () => (device.kill(), tabs.close()), ...on(world, manager) };
  };
  return { world, server, store, file, first: await open(1), second: await open(2) };
}

test('one drives, the other sees it move', async () => {
  const { first, second, file, world } = await twoTabs();
  const id = await first.manager.add({ source: file, title: 'Tour' });
  await first.until(id, ({ storedBytes }) => storedBytes >= 2 * PART);
  await world.pass(500);

  expect(second.view(id)).toMatchObject({ ...first.view(id), drivenHere: false });
  expect(first.view(id).drivenHere).toBe(true);
  await second.completed(id);
  expect(second.network.bytesSent).toBe(0);
});

test('buttons of the one that watches work on the one that drives', async () => {
  const { first, second, file, world } = await twoTabs();
  const id = await first.manager.add({ source: file, title: 'Tour' });
  await first.until(id, ({ storedBytes }) => storedBytes >= PART);
  second.manager.pause(id);
  await second.until(id, ({ status }) => status === 'PAUSED');
  second.manager.resume(id);
  await second.completed(id);
  second.manager.forget(id);
  await world.pass(1_000);

  expect(first.manager.uploads()).toEqual([]);
  expect(second.manager.uploads()).toEqual([]);
});

test('when the tab that drives is closed, the other goes on from what storage has', async () => {
  const { first, second, file, server } = await twoTabs();
  const id = await first.manager.add({ source: file, title: 'Tour' });
  await second.until(id, ({ storedBytes }) => storedBytes >= 4 * PART);
  first.close();
  await second.completed(id);

  expect(server.isIdentical(server.only(), 1, file.sizeBytes)).toBe(true);
  expect(server.mostCopies).toBe(1);
  expect(first.network.bytesSent + second.network.bytesSent - file.sizeBytes).toBeLessThanOrEqual(PART);
});
