import type { World } from '../world/clock';
import type { Device } from '../world/device';
import { connectionBytesPerSecond, type Line, type Phase, type SimNetwork } from '../world/network';
import { Seeded } from '../world/random';
import type { SimServer } from '../world/server';

const PART = 5_242_880;

/** `BAD`: gone every few minutes. `HOPELESS`: often no longer there than for a few parts, and the app is killed again and again. */
export type Severity = 'BAD' | 'HOPELESS';

/** What one seed's network is like. */
export interface BadNetwork {
  seed: number;
  line: Line;
  /** Whether the system notices that the network is gone. */
  isNoticed: boolean;
  isCellular: boolean;
  skewMs: number;
  /** Mean up-time, beyond the time that one part needs. */
  upSeconds: number;
  kills: number;
  urlEnds: boolean;
  /** Whether a restart finds the file by itself; otherwise a person chooses it again. */
  findsFile: boolean;
}

export function badNetwork(seed: number, severity: Severity): BadNetwork {
  const isHopeless = severity === 'HOPELESS';
  const random = new Seeded(seed * 7919);
  return {
    seed,
    line: {
      bytesPerSecond: random.scale(0.3, 20) * 125_000,
      latencyMs: random.scale(40, 900),
      loss: random.chance(0.5) ? 0 : random.scale(0.0005, 0.01),
    },
    isNoticed: random.chance(0.6),
    isCellular: random.chance(0.4),
    skewMs: random.between(-3, 3) * 3_600_000,
    upSeconds: isHopeless ? random.scale(20, 300) : random.scale(120, 3600),
    kills: isHopeless ? Math.floor(random.between(1, 5)) : random.chance(0.35) ? 1 : 0,
    urlEnds: random.chance(0.4),
    findsFile: random.chance(0.5),
  };
}

/** Plays the network's life until `stop`: up-times of at least one part, and what comes between them. */
export function play(world: World, network: SimNetwork, device: Device, server: SimServer, bad: BadNetwork): () => void {
  const random = new Seeded(bad.seed * 104_729);
  let isStopped = false;
  const partMs = (PART / Math.min(bad.line.bytesPerSecond, connectionBytesPerSecond(bad.line))) * 1000;

  const up = () => {
    if (isStopped) return;
    network.enter({ kind: 'UP' });
    if (bad.isNoticed) device.connectivity.set({ online: true });
    const ms = partMs + 6 * bad.line.latencyMs - Math.log(1 - random.fraction()) * bad.upSeconds * 1000;
    world.after(ms, random.chance(0.15) ? change : down);
  };
  const down = () => {
    if (isStopped) return;
    const phase = interruption(random);
    network.enter(phase);
    if (bad.isNoticed && phase.kind === 'RESET') device.connectivity.set({ online: false });
    world.after(random.scale(1, 120) * 1000, up);
  };
  const change = () => {
    if (isStopped) return;
    network.switch();
    network.line = { ...network.line, latencyMs: Math.min(900, network.line.latencyMs * random.between(0.8, 1.25)) };
    device.connectivity.set({ kind: bad.isCellular || random.chance(0.5) ? 'CELLULAR' : 'WIFI' });
    up();
  };
  const rotate = () => {
    if (isStopped) return;
    server.endUrls();
    world.after(random.scale(20, 200) * partMs, rotate);
  };
  if (bad.isCellular) device.connectivity.set({ kind: 'CELLULAR' });
  if (bad.urlEnds) world.after(random.scale(5, 100) * partMs, rotate);
  up();
  return () => (isStopped = true);
}

function interruption(random: Seeded): Phase {
  const retryAfterMs = random.chance(0.5) ? Math.floor(random.between(1, 8)) * 1000 : null;
  const kind = random.fraction();
  if (kind < 0.5) return { kind: 'RESET' };
  if (kind < 0.75) return { kind: 'SILENT' };
  if (kind < 0.85) return { kind: 'CAPTIVE', status: random.pick([200, 302] as const) };
  return { kind: 'BUSY', status: random.pick([500, 503] as const), retryAfterMs, early: random.chance(0.8), stores: random.chance(0.2) };
}
