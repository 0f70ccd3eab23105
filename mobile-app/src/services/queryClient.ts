import NetInfo from '@react-native-community/netinfo';
import { dehydrate, focusManager, hydrate, onlineManager, QueryClient, type DehydratedState } from '@tanstack/react-query';
import { AppState, Platform } from 'react-native';
import { keyValue } from './keyValue';
import { Problem } from './problem';
import { keys } from './videoCache';

const STALE_MS = 30_000;
const MOST_TRIES = 3;
const KEPT_MS = 7 * 24 * 3_600_000;
const WRITE_MS = 2_000;
const KEPT = 'millrace.lists';

export function createQueryClient() {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: STALE_MS,
        retry: (failures, error) => failures < MOST_TRIES && (!(error instanceof Problem) || error.isPassing),
      },
    },
  });
}

/** Natively nothing says by itself that the app is in the foreground or online. */
export function wireNative() {
  if (Platform.OS === 'web') return () => {};
  const state = AppState.addEventListener('change', (next) => focusManager.setFocused(next === 'active'));
  const network = NetInfo.addEventListener(({ isConnected }) => onlineManager.setOnline(isConnected !== false));
  return () => {
    state.remove();
    network();
  };
}

interface Kept {
  user: string;
  at: number;
  state: DehydratedState;
}

/** Keeps a person's lists, so that they can be read offline. Nothing with playback cookies is kept. The returned function ends it. */
export function keepLists(client: QueryClient, user: string) {
  const kept = JSON.parse(keyValue.get(KEPT) ?? 'null') as Kept | null;
  if (kept?.user === user && Date.now() - kept.at < KEPT_MS) hydrate(client, kept.state);
  let timer: ReturnType<typeof setTimeout> | null = null;
  const write = () => {
    timer = null;
    const state = dehydrate(client, { shouldDehydrateQuery: ({ queryKey, state }) => isList(queryKey) && state.status === 'success' });
    keyValue.set(KEPT, JSON.stringify({ user, at: Date.now(), state } satisfies Kept));
  };
  const stop = client.getQueryCache().subscribe(({ type, query }) => {
    // why: each progress event changes the cache, and a write takes the main thread
    if (type === 'updated' && isList(query.queryKey)) timer ??= setTimeout(write, WRITE_MS);
  });
  return () => {
    stop();
    if (timer) clearTimeout(timer);
  };
}

const isList = (queryKey: readonly unknown[]) => queryKey[0] === keys.lists[0];
