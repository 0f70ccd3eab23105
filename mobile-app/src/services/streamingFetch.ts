import { fetch } from 'expo/fetch';

/** React Native's own fetch has no stream. */
export const streamingFetch = fetch as unknown as typeof globalThis.fetch;
