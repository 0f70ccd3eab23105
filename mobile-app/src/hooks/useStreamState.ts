import { useRef, useSyncExternalStore } from 'react';
import { useServices } from '../services/app';

const OFTEN_MS = 5_000;
const SELDOM_MS = 30_000;
const OFTEN_FOR_MS = 60_000;

export function useStreamState() {
  const { events } = useServices();
  return useSyncExternalStore(events.subscribe, events.state, events.state);
}

/** How often to ask while the event stream is away: often at first, seldom later, and never while it is there. */
export function usePollingMs(): () => number | false {
  const state = useStreamState();
  const lostAt = useRef<number | null>(null);
  if (state !== 'LOST') lostAt.current = null;
  else lostAt.current ??= Date.now();
  return () => (lostAt.current === null ? false : Date.now() - lostAt.current < OFTEN_FOR_MS ? OFTEN_MS : SELDOM_MS);
}
