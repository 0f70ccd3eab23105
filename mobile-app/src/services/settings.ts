import { useSyncExternalStore } from 'react';
import type { Language } from '../i18n';
import { keyValue } from './keyValue';

export interface Settings {
  /** Uploads wait for a network that costs nothing. */
  wifiOnly: boolean;
  /** Plays at most what a small data plan bears. */
  saveData: boolean;
  /** Null follows the device. */
  language: Language | null;
}

const KEY = 'millrace.settings';
const DEFAULTS: Settings = { wifiOnly: false, saveData: false, language: null };

const listeners = new Set<() => void>();
let present: Settings = read();

function read(): Settings {
  const stored = keyValue.get(KEY);
  return stored ? { ...DEFAULTS, ...JSON.parse(stored) } : DEFAULTS;
}

export const settings = {
  get: () => present,
  change(news: Partial<Settings>) {
    present = { ...present, ...news };
    keyValue.set(KEY, JSON.stringify(present));
    listeners.forEach((listener) => listener());
  },
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
};

export const useSettings = () => useSyncExternalStore(settings.subscribe, settings.get, settings.get);
