import type { Ports } from '../ports';
import { type Fetch, httpApi } from '../common/api';
import { systemClock } from '../common/clock';
import { webSources } from './file';
import { webConnectivity, webLifecycle, webRandom } from './page';
import { indexedDbStore } from './store';
import { webTabs } from './tabs';
import { xhrTransport } from './transport';

export { httpApi } from '../common/api';
export { fileSource, webSources } from './file';
export { guardPage, webConnectivity, webLifecycle, webRandom } from './page';
export { indexedDbStore } from './store';
export { webTabs } from './tabs';
export { xhrTransport } from './transport';

export interface WebOptions {
  /** Of the gateway, without a slash at its end. */
  apiUrl: string;
  /** A valid access token; `renew` asks for another than the last. Null where the person must sign in. */
  token: (renew: boolean) => Promise<string | null>;
  /** Separates what several people leave in one browser. */
  user: string;
}

/** All ports for a page. */
export function createWebPorts({ apiUrl, token, user }: WebOptions): Ports {
  return {
    api: httpApi({ apiUrl, token, fetch: (url, init) => fetch(url, init) as ReturnType<Fetch> }),
    sources: webSources,
    transport: xhrTransport,
    store: indexedDbStore(user),
    connectivity: webConnectivity(),
    lifecycle: webLifecycle,
    tabs: webTabs(user),
    clock: systemClock,
    random: webRandom,
  };
}
