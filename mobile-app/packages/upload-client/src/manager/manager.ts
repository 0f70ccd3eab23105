import type { Ports } from '../ports';
import type { UploadManager, UploadSettings } from '../types';

export const DEFAULT_SETTINGS: UploadSettings = { wifiOnly: false, streams: 3, partsAtRisk: 1, together: 1 };

export function createUploadManager(_ports: Ports, _settings: Partial<UploadSettings> = {}): UploadManager {
  throw new Error('Not built yet.');
}
