import { useSyncExternalStore } from 'react';
import type { PickedFile } from './uploadManager';

/** Files that were dropped on another screen and wait for the upload screen, which takes them. */
let waiting: readonly PickedFile[] = [];
const listeners = new Set<() => void>();

function become(files: readonly PickedFile[]) {
  waiting = files;
  listeners.forEach((listener) => listener());
}

export const chosenFiles = {
  drop: (files: readonly PickedFile[]) => become([...waiting, ...files]),
  take: () => become([]),
  waiting: () => waiting,
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
};

export const useChosenFiles = () => useSyncExternalStore(chosenFiles.subscribe, chosenFiles.waiting, chosenFiles.waiting);
