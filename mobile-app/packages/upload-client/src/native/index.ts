import { type Fetch, httpApi } from '../common/api';
import { systemClock } from '../common/clock';
import { soleTab } from '../common/tabs';
import type { Background, Ports } from '../ports';
import { type AppStateLike, nativeConnectivity, nativeLifecycle, type NetInfo } from './device';
import type { CreateUploadTask, ExpoFiles } from './expo';
import { nativeSources, PartFiles } from './parts';
import { type SqliteDatabase, sqliteStore } from './store';
import { nativeTransport } from './transport';

export { SystemBackground, serviceBackground } from './background';
export type * from './expo';
export { nativeConnectivity, nativeLifecycle } from './device';
export { nativeSource, nativeSources, PartFiles, type PickedFile } from './parts';
export { sqliteStore, type SqliteDatabase } from './store';
export { nativeTransport } from './transport';

/** The app's modules, by shape: this package depends on none of them. */
export interface NativeOptions {
  /** Of the gateway, without a slash at its end. */
  apiUrl: string;
  /** A valid access token; `renew` asks for another than the last. Null where the person must sign in. */
  token: (renew: boolean) => Promise<string | null>;
  user: string;
  fetch: Fetch;
  files: ExpoFiles;
  createUploadTask: CreateUploadTask;
  database: SqliteDatabase;
  netInfo: NetInfo;
  appState: AppStateLike;
  /** Such as expo-crypto's `randomUUID`: Hermes has no source of randomness of its own that would do for keys. */
  randomId: () => string;
  /** `SystemBackground` on iOS, `serviceBackground` on Android. */
  background?: (parts: PartFiles) => Background;
}

/** All ports for a phone, and its part files, which `nativeSource` needs. */
export function createNativePorts(options: NativeOptions): { ports: Ports; parts: PartFiles } {
  const parts = new PartFiles(options.files, systemClock, options.randomId());
  const ports: Ports = {
    api: httpApi(options),
    sources: nativeSources(options.files, parts),
    transport: nativeTransport(options.createUploadTask),
    store: sqliteStore(options.database, options.user),
    connectivity: nativeConnectivity(options.netInfo),
    lifecycle: nativeLifecycle(options.appState),
    tabs: soleTab,
    clock: systemClock,
    random: { fraction: () => Math.random(), id: options.randomId },
    ...(options.background ? { background: options.background(parts) } : {}),
  };
  return { ports, parts };
}
