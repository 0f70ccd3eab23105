import { Platform } from 'react-native';
import { storyboardOf, type Storyboard } from '../utils/webVtt';
import type { Playback } from './apiClient';
import { keyValue } from './keyValue';

const END_SECONDS = 5;
const START_SECONDS = 5;
const RENEW_BEFORE_MS = 5 * 60_000;
const SOONEST_MS = 60_000;

const positionKey = (id: string) => `millrace.position.${id}`;

/** Where the person was in a video, in seconds; 0 for its beginning. */
export const positionOf = (id: string) => Number(keyValue.get(positionKey(id)) ?? 0);

/** Keeps it, unless there is nothing to come back to. */
export function keepPosition(id: string, position: number, duration: number) {
  if (position < START_SECONDS || position > duration - END_SECONDS) keyValue.remove(positionKey(id));
  else keyValue.set(positionKey(id), position.toFixed(1));
}

/** The signed cookies as a header, for players that have no cookies of their own. */
export function playbackHeaders(playback: Pick<Playback, 'cookies'>): Record<string, string> {
  if (Platform.OS === 'web' || !playback.cookies) return {};
  return { Cookie: playback.cookies.map(({ name, value }) => `${name}=${value}`).join('; ') };
}

/** When to ask for new cookies, in milliseconds from now; false where they do not end. */
export function renewalOf({ expiresAt }: Pick<Playback, 'expiresAt'>, now = Date.now()): number | false {
  return expiresAt ? Math.max(SOONEST_MS, Date.parse(expiresAt) - now - RENEW_BEFORE_MS) : false;
}

/** Reads the storyboard of a video whose cookies are there. */
export async function loadStoryboard(url: string, headers: Record<string, string>): Promise<Storyboard> {
  const response = await fetch(url, { credentials: 'include', headers });
  if (!response.ok) throw new Error(`The storyboard answered ${response.status}`);
  return storyboardOf(await response.text(), url);
}
