import { useQuery } from '@tanstack/react-query';
import { useServices } from '../services/app';
import type { Limits } from '../services/config';
import { keys } from '../services/videoCache';

const FRESH_MS = 5 * 60_000;

/** What of a file the service takes from this person; until it has said so, what the page was told. */
export function useLimits(): Limits {
  const { api, config } = useServices();
  const { data } = useQuery({ queryKey: keys.limits, queryFn: () => api.limits(), staleTime: FRESH_MS });
  return data ?? config;
}
