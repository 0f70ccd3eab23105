import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { LiveView, TaggedVideo, VideoEvent, VideoItem, VideoPage } from './apiClient';

/** The keys of what is kept of the service's answers. */
export const keys = {
  lists: ['videos'] as const,
  list: (filter: string) => ['videos', filter] as const,
  video: (id: string) => ['video', id] as const,
  live: (id: string) => ['live', id] as const,
  captions: (id: string) => ['captions', id] as const,
  timeline: (id: string) => ['timeline', id] as const,
  limits: ['limits'] as const,
  storyboard: (url: string) => ['storyboard', url] as const,
};

type Pages = InfiniteData<VideoPage>;

/** Brings an event of the service into what the screens show. */
export function applyEvent(client: QueryClient, { event, data }: VideoEvent) {
  if (event === 'snapshot') {
    void client.invalidateQueries();
  } else if (event === 'deleted') {
    forgetVideo(client, (data as { id: string }).id);
  } else {
    applyLive(client, data as LiveView);
  }
}

/** Takes a deleted video off every screen. */
export function forgetVideo(client: QueryClient, id: string) {
  changeItems(client, (items) => items.filter((item) => item.id !== id));
  client.removeQueries({ queryKey: keys.live(id) });
  void client.invalidateQueries({ queryKey: keys.video(id) });
}

function applyLive(client: QueryClient, live: LiveView) {
  const { id, status, progress, failReason } = live;
  const before = statusBefore(client, id);
  client.setQueryData(keys.live(id), live);
  client.setQueryData<TaggedVideo>(keys.video(id), (known) => known && { ...known, video: { ...known.video, status, progress, failReason } });
  changeItems(client, (items) => items.map((item) => (item.id === id ? { ...item, status, failReason } : item)));
  if (before === status) return;
  void client.invalidateQueries({ queryKey: keys.video(id) });
  void client.invalidateQueries({ queryKey: keys.lists });
}

function statusBefore(client: QueryClient, id: string) {
  return (
    client.getQueryData<LiveView>(keys.live(id))?.status ??
    client.getQueryData<TaggedVideo>(keys.video(id))?.video.status ??
    client.getQueriesData<Pages>({ queryKey: keys.lists }).flatMap(([, data]) => itemsOf(data)).find((item) => item.id === id)?.status
  );
}

export const itemsOf = (data: Pages | undefined): VideoItem[] => data?.pages.flatMap((page) => page.items) ?? [];

function changeItems(client: QueryClient, change: (items: VideoItem[]) => VideoItem[]) {
  client.setQueriesData<Pages>({ queryKey: keys.lists }, (data) =>
    data && { ...data, pages: data.pages.map((page) => ({ ...page, items: change(page.items) })) });
}
