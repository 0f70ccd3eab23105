import { World } from './world/clock';
import { Device } from './world/device';
import { SimFile } from './world/file';
import { SimNetwork } from './world/network';
import { Seeded } from './world/random';
import { SimServer } from './world/server';

test('sends', async () => {
  const world = new World();
  const server = new SimServer(world);
  const network = new SimNetwork(world, new Seeded(1), server, { bytesPerSecond: 400_000, latencyMs: 80, loss: 0 });
  const device = new Device(world, server, network);
  const manager = await device.launch();
  const file = new SimFile(1, 96 * 1024 * 1024 + 1);
  const id = await manager.add({ source: file, title: 'a' });
  const ok = await world.until(() => manager.upload(id)!.status === 'COMPLETED', 3600_000);
  console.log(ok, world.nowMs, manager.upload(id), server.counts, network.bytesSent - file.sizeBytes, network.interruptions, device.apiCalls.join());
  expect(server.isIdentical(server.only(), 1, file.sizeBytes)).toBe(true);
});
