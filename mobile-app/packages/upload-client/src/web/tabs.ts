import type { TabMessage, Tabs } from '../ports';
import { soleTab } from '../common/tabs';

/** Web Locks say who drives, a channel tells the others. Without locks (a page that came without TLS) this tab takes itself for the only one. */
export function webTabs(user: string): Tabs {
  if (!('locks' in navigator) || typeof BroadcastChannel === 'undefined') return soleTab;
  const channel = new BroadcastChannel(`millrace-uploads-${user}`);
  return {
    drive(uploadId, onHeld) {
      const wait = new AbortController();
      let letGo = () => wait.abort();
      const held = () => new Promise<void>((resolve) => {
        letGo = resolve;
        onHeld();
      });
      navigator.locks.request(`millrace-upload-${user}-${uploadId}`, { signal: wait.signal }, held).catch(() => undefined);
      return () => letGo();
    },
    tell: (message) => channel.postMessage(message),
    subscribe(listener) {
      const heard = (event: MessageEvent<TabMessage>) => listener(event.data);
      channel.addEventListener('message', heard);
      return () => channel.removeEventListener('message', heard);
    },
  };
}
