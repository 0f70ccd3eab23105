import { useInfiniteQuery } from '@tanstack/react-query';
import { useServices } from '../services/app';
import type { VideoItem, VideoStatus } from '../services/apiClient';
import { itemsOf, keys } from '../services/videoCache';
import { usePollingMs } from './useStreamState';

export type Filter = 'ALL' | 'BUSY' | 'READY' | 'FAILED';

export const FILTERS: Record<Filter, readonly VideoStatus[]> = {
  ALL: [],
  BUSY: ['DRAFT', 'UPLOADING', 'UPLOADED', 'TRANSCODING'],
  READY: ['READY'],
  FAILED: ['FAILED'],
};

const PAGE = 24;
/** A search goes through all pages, so it asks for large ones. */
const SEARCH_PAGE = 100;

/** Lower case without accents: "Salón" is found by "salon". */
const plain = (text: string) => text.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '');

export function matches(item: Pick<VideoItem, 'title' | 'description'>, search: string) {
  const text = plain(`${item.title} ${item.description ?? ''}`);
  return plain(search).split(/\s+/).every((word) => text.includes(word));
}

/** The person's videos page by page; a search is over what has been loaded, and the caller loads on. */
export function useVideos(filter: Filter, search: string) {
  const { api } = useServices();
  const polling = usePollingMs();
  const query = useInfiniteQuery({
    queryKey: keys.list(filter),
    queryFn: ({ pageParam }) => api.videos(FILTERS[filter], pageParam, search && pageParam ? SEARCH_PAGE : PAGE),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: polling,
  });
  const all = itemsOf(query.data);
  const isOfFilter = (item: VideoItem) => filter === 'ALL' || FILTERS[filter].includes(item.status);
  return { ...query, items: all.filter((item) => isOfFilter(item) && (!search || matches(item, search))) };
}
