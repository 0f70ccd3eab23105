import { type PartFiles, SystemBackground } from '@millrace/upload-client/native';
import type { Away } from './away';
import { allowMobileData, systemUploads } from './systemUploads';

/** iOS: the system sends part files by itself, over the networks that the rule about Wi-Fi allows. */
export function awayWith(parts: PartFiles): Away {
  const background = new SystemBackground(systemUploads, parts);
  let told: boolean | null = null;
  return {
    background,
    claim: () => background.claim(),
    followWifiRule(wifiOnly) {
      if (told !== wifiOnly) allowMobileData(!wifiOnly);
      told = wifiOnly;
    },
    show: () => {},
  };
}
