import type { Ports, UploadApi } from '../../src/ports';
import type { UploadManager, UploadSettings, UploadView } from '../../src/types';
import { World } from './clock';
import { Device } from './device';
import { SimFile } from './file';
import { type Line, SimNetwork } from './network';
import { Seeded } from './random';
import { type ServerSettings, SimServer } from './server';

export const HOUR_MS = 3_600_000;
export const PART = 200_000;

/** A server, one device, and a file of ten and a half parts that takes 10 s each. */
export async function lab(options: {
  server?: Partial<ServerSettings>;
  line?: Partial<Line>;
  settings?: Partial<UploadSettings>;
  ports?: Partial<Ports>;
  api?: (api: UploadApi) => UploadApi;
  parts?: number;
} = {}) {
  const world = new World();
  const server = new SimServer(world, { partSizeBytes: PART, ...options.server });
  const line = { bytesPerSecond: PART / 10, latencyMs: 100, loss: 0, ...options.line };
  const device = new Device(world, server, new SimNetwork(world, new Seeded(1), server, line), options);
  const file = new SimFile(1, (options.parts ?? 10.5) * PART);
  device.sources.files.set(1, file);
  const manager = await device.launch();
  return { world, server, device, network: device.network, file, manager, line, ...on(world, manager) };
}

/** Waiting for what an upload becomes. */
export function on(world: World, manager: UploadManager) {
  const view = (id: string): UploadView => manager.upload(id)!;
  return {
    view,
    /** Fails where it does not come within `ms`. */
    async until(id: string, is: (view: UploadView) => boolean, ms = HOUR_MS): Promise<UploadView> {
      const came = await world.until(() => is(view(id)), ms);
      if (!came) throw new Error(`Still ${JSON.stringify(view(id))}`);
      return view(id);
    },
    async completed(id: string): Promise<void> {
      await this.until(id, ({ status }) => status === 'COMPLETED' || status === 'FAILED');
      if (view(id).status !== 'COMPLETED') throw new Error(`FAILED ${view(id).failure}`);
    },
  };
}
