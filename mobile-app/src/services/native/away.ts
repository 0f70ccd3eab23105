import { type PartFiles, serviceBackground } from '@millrace/upload-client/native';
import type { UploadView } from '../uploadManager';
import { showStored, uploadService } from './uploadService';

/** How uploads go on while the app is away. */
export interface Away {
  background: ReturnType<typeof serviceBackground>;
  /** Before the manager starts: takes up or removes what an earlier run left. */
  claim(): Promise<void>;
  followWifiRule(wifiOnly: boolean): void;
  show(uploads: readonly UploadView[]): void;
}

/** Android: a service keeps the app alive, and the app itself keeps the rule about Wi-Fi. */
export const awayWith = (parts: PartFiles): Away => ({
  background: serviceBackground(uploadService),
  claim: async () => parts.clean([]),
  followWifiRule: () => {},
  show: showStored,
});
