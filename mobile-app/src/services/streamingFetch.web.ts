export const streamingFetch: typeof fetch = (input, init) => fetch(input, init);
