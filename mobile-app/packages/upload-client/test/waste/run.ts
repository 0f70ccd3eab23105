import type { UploadManager } from '../../src/types';
import { World } from '../world/clock';
import { Device } from '../world/device';
import { SimFile } from '../world/file';
import { connectionBytesPerSecond, SimNetwork } from '../world/network';
import { Seeded } from '../world/random';
import { SimServer } from '../world/server';
import { badNetwork, play, type Severity } from './networks';

export const SIZES = [12_582_999, 104_857_601, 734_003_200] as const;
export const SEEDS = Array.from({ length: 60 }, (_, index) => index + 1);
const WEEK_MS = 7 * 86_400_000;
const PART = 5_242_880;

export interface Run {
  seed: number;
  sizeBytes: number;
  isCompleted: boolean;
  isIdentical: boolean;
  wasted: number;
  interruptions: number;
  signings: number;
  mostCopies: number;
  mostParts: number;
  bodiesLeft: number;
  seconds: number;
  /** How long the network was there, while it ran. */
  upSeconds: number;
  /** What one connection needs without any interruption. */
  idealSeconds: number;
}

export const parts = (run: Run): number => Math.ceil(run.sizeBytes / PART);
export const share = (run: Run): number => run.wasted / run.sizeBytes;
export const mostSignings = (run: Run): number => parts(run) / 8 + run.interruptions + 3;
export const mostWasted = (run: Run): number => run.interruptions * PART;

/** What must hold for each run, whatever its network. */
export const isWithinBounds = (one: Run): boolean =>
  one.isCompleted && one.isIdentical && one.wasted <= mostWasted(one) && one.signings <= mostSignings(one) && one.mostCopies === 1
  && one.bodiesLeft === 0;

/** One file over one bad network, in simulated time. */
export async function run(seed: number, sizeBytes: number, severity: Severity): Promise<Run> {
  const bad = badNetwork(seed, severity);
  const world = new World();
  const server = new SimServer(world);
  const network = new SimNetwork(world, new Seeded(seed), server, bad.line);
  const device = new Device(world, server, network, { seed, skewMs: bad.skewMs });
  const file = new SimFile(seed, sizeBytes);
  if (bad.findsFile) device.sources.files.set(seed, file);

  let manager = await device.launch();
  const id = await manager.add({ source: file, title: 'Tour' });
  const stop = play(world, network, device, server, bad);
  const idealSeconds = sizeBytes / connectionBytesPerSecond(bad.line);
  const random = new Seeded(seed * 31);
  for (let kill = 0; kill < bad.kills; kill++) {
    if (await finished(world, manager, id, random.scale(0.05, 1.5) * idealSeconds * 1000)) break;
    device.kill();
    await world.pass(random.scale(1, 60) * 1000);
    manager = await device.launch();
    if (!bad.findsFile) await chooseAgain(world, manager, id, file);
  }
  const isCompleted = await finished(world, manager, id, WEEK_MS);
  stop();
  const session = server.only();
  return {
    seed, sizeBytes, isCompleted,
    isIdentical: server.isIdentical(session, seed, sizeBytes),
    wasted: network.bytesSent - sizeBytes,
    interruptions: network.interruptions,
    signings: server.counts.sign,
    mostCopies: server.mostCopies,
    mostParts: network.mostParts,
    bodiesLeft: file.open,
    seconds: world.nowMs / 1000,
    upSeconds: network.upSeconds(),
    idealSeconds,
  };
}

const finished = (world: World, manager: UploadManager, id: string, ms: number): Promise<boolean> =>
  world.until(() => manager.upload(id)?.status === 'COMPLETED', ms);

async function chooseAgain(world: World, manager: UploadManager, id: string, file: SimFile): Promise<void> {
  const isAsked = () => manager.upload(id)?.reason === 'FILE_NEEDED' || manager.upload(id)?.status === 'COMPLETED';
  await world.until(isAsked, WEEK_MS);
  const waiting = await manager.waitingFor(file);
  if (waiting) await manager.giveFile(waiting, file);
}
