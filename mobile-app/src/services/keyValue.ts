import Storage from 'expo-sqlite/kv-store';

/** Small texts that outlive the app. */
export const keyValue = {
  get: (key: string): string | null => Storage.getItemSync(key),
  set: (key: string, value: string) => Storage.setItemSync(key, value),
  remove: (key: string) => void Storage.removeItemSync(key),
};
