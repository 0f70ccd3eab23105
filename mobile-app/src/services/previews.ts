import { useSyncExternalStore } from 'react';
import { previewOf } from './files';
import type { PickedFile } from './uploadManager';

/** Frames of files whose videos have no poster yet, by video or upload. They last as long as the page. */
const frames = new Map<string, string>();
const listeners = new Set<() => void>();

const put = (id: string, url: string) => {
  frames.set(id, url);
  listeners.forEach((listener) => listener());
};

/** Makes a frame of a file in the background; without one the card stays as it is. */
export async function makePreview(id: string, file: PickedFile) {
  const url = await previewOf(file).catch(() => null);
  if (url) put(id, url);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export function usePreview(id: string | null): string | null {
  const get = () => (id && frames.get(id)) || null;
  return useSyncExternalStore(subscribe, get, get);
}
