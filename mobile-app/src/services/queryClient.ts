import NetInfo from '@react-native-community/netinfo';
import { focusManager, onlineManager, QueryClient } from '@tanstack/react-query';
import { persistQueryClient, type PersistedClient } from '@tanstack/react-query-persist-client';
import { AppState, Platform } from 'react-native';
import { keyValue } from './keyValue';
import { Problem } from './problem';
import { keys } from './videoCache';

const STALE_MS = 30_000;
const MOST_TRIES = 3;
const KEPT_MS = 7 * 24 * 3_600_000;

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

/** Keeps the lists of a person, so that they can be read offline; nothing with playback cookies is kept. */
export function keepLists(client: QueryClient, user: string) {
  const key = 'millrace.lists';
  const persister = {
    persistClient: (persisted: PersistedClient) => keyValue.set(key, JSON.stringify(persisted)),
    restoreClient: () => JSON.parse(keyValue.get(key) ?? 'null') ?? undefined,
    removeClient: () => keyValue.remove(key),
  };
  const [stop, restored] = persistQueryClient({
    queryClient: client,
    persister,
    maxAge: KEPT_MS,
    buster: user,
    dehydrateOptions: { shouldDehydrateQuery: ({ queryKey, state }) => queryKey[0] === keys.lists[0] && state.status === 'success' },
  });
  return { stop, restored };
}
