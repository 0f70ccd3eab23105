import type { Connectivity, Lifecycle, Network, Random } from '../ports';
import type { UploadManager } from '../types';

export const webRandom: Random = {
  fraction: () => Math.random(),
  // why: not crypto.randomUUID, which is only there in a secure context, and a page that a phone opens by an address is none
  id: () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(''),
};

interface ConnectionInfo extends EventTarget {
  readonly type?: string;
}

/** `navigator.onLine`, and the kind of network where the browser tells it (Chromium on Android). */
export function webConnectivity(): Connectivity {
  const connection = (navigator as Navigator & { connection?: ConnectionInfo }).connection;
  const kind = (): Network['kind'] => (connection?.type === 'cellular' ? 'CELLULAR' : connection?.type === 'wifi' ? 'WIFI' : 'OTHER');
  const current = (): Network => ({ online: navigator.onLine, kind: kind() });
  return {
    current,
    subscribe(listener) {
      const changed = () => listener(current());
      const sources: [EventTarget, string][] = [[window, 'online'], [window, 'offline']];
      if (connection) sources.push([connection, 'change']);
      for (const [target, event] of sources) target.addEventListener(event, changed);
      return () => sources.forEach(([target, event]) => target.removeEventListener(event, changed));
    },
  };
}

/** A hidden page goes on; what happened to it meanwhile is looked up when it is visible again. */
export const webLifecycle: Lifecycle = {
  current: () => (document.visibilityState === 'visible' ? 'ACTIVE' : 'BACKGROUND'),
  subscribe(listener) {
    const changed = () => listener(webLifecycle.current());
    document.addEventListener('visibilitychange', changed);
    return () => document.removeEventListener('visibilitychange', changed);
  },
};

/** Asks before the page is closed, and keeps the screen on, only while bytes move. Returns what ends both. */
export function guardPage(manager: UploadManager): () => void {
  let lock: WakeLockSentinel | null = null;
  let isAsking = false;
  const onUnload = (event: BeforeUnloadEvent) => manager.isSending() && event.preventDefault();
  const settle = async () => {
    const wanted = manager.isSending() && document.visibilityState === 'visible';
    if (isAsking || wanted === (lock !== null && !lock.released)) return;
    isAsking = true;
    try {
      if (wanted) lock = (await navigator.wakeLock?.request('screen')) ?? null;
      else await lock?.release();
    } catch {
      lock = null; // why: a low battery refuses it; the upload goes on all the same
    } finally {
      isAsking = false;
    }
  };
  const unsubscribe = manager.subscribe(() => void settle());
  window.addEventListener('beforeunload', onUnload);
  return () => {
    unsubscribe();
    window.removeEventListener('beforeunload', onUnload);
    void lock?.release();
  };
}
