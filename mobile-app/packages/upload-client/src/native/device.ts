import type { Connectivity, Lifecycle, Network, Phase } from '../ports';

interface NetInfoState {
  type: string;
  isConnected: boolean | null;
}

/** The part of @react-native-community/netinfo that is used. */
export interface NetInfo {
  addEventListener(listener: (state: NetInfoState) => void): () => void;
}

/** Until NetInfo has spoken, it counts as online over another kind of network. */
export function nativeConnectivity(netInfo: NetInfo): Connectivity {
  let network: Network = { online: true, kind: 'OTHER' };
  const listeners = new Set<(network: Network) => void>();
  netInfo.addEventListener(({ type, isConnected }) => {
    network = { online: isConnected !== false, kind: type === 'wifi' ? 'WIFI' : type === 'cellular' ? 'CELLULAR' : 'OTHER' };
    for (const listener of [...listeners]) listener(network);
  });
  return {
    current: () => network,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** React Native's AppState, by shape. */
export interface AppStateLike {
  readonly currentState: string | null;
  addEventListener(event: 'change', listener: (state: string) => void): { remove(): void };
}

export function nativeLifecycle(appState: AppStateLike): Lifecycle {
  const phase = (state: string | null): Phase => (state === 'background' ? 'BACKGROUND' : state === 'inactive' ? 'INACTIVE' : 'ACTIVE');
  return {
    current: () => phase(appState.currentState),
    subscribe(listener) {
      const subscription = appState.addEventListener('change', (state) => listener(phase(state)));
      return () => subscription.remove();
    },
  };
}
