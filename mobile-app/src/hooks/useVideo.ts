import { skipToken, useQuery } from '@tanstack/react-query';
import { useServices } from '../services/app';
import type { LiveView, VideoStatus } from '../services/apiClient';
import { renewalOf } from '../services/playbackService';
import { keys } from '../services/videoCache';
import { usePollingMs } from './useStreamState';

const ENDED: readonly VideoStatus[] = ['READY', 'FAILED'];

/** A video in full. Its answer brings the playback cookies, so it is asked again before they end. */
export function useVideo(id: string, enabled = true) {
  const { api } = useServices();
  const polling = usePollingMs();
  return useQuery({
    queryKey: keys.video(id),
    queryFn: () => api.video(id),
    enabled,
    refetchInterval: ({ state: { data } }) => {
      if (!data) return false;
      return renewalOf(data.video.playback) || (ENDED.includes(data.video.status) && !data.video.progress ? false : polling());
    },
  });
}

/** What the last event said about a video, if there was one. */
export function useVideoStatus(id: string): LiveView | null {
  return useQuery<LiveView>({ queryKey: keys.live(id), queryFn: skipToken, gcTime: Infinity }).data ?? null;
}
