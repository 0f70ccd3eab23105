import type { PickedFile } from '../services/uploadManager';

/** Nothing is dropped on a phone. */
export const useFileDrop = (_take: (files: PickedFile[]) => void): boolean => false;
