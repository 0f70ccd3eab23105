import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from '../i18n';
import { announce } from '../components/ui/announcer';
import type { LiveView, TaggedVideo, VideoStatus } from '../services/apiClient';
import { itemsOf, keys } from '../services/videoCache';

const WORTH_SAYING: Partial<Record<VideoStatus, string>> = {
  READY: 'video.announceReady',
  FAILED: 'video.announceFailed',
  TRANSCODING: 'video.announceProcessing',
};

/** Says it when a video becomes ready, fails or begins to be processed, wherever in the app the person is. */
export function useStatusAnnouncements() {
  const { t } = useTranslation();
  const client = useQueryClient();
  useEffect(() => {
    const last = new Map<string, VideoStatus>();
    return client.getQueryCache().subscribe(({ type, query }) => {
      const live = query.state.data as LiveView | undefined;
      if (type !== 'updated' || query.queryKey[0] !== keys.live('')[0] || !live) return;
      const before = last.get(live.id);
      last.set(live.id, live.status);
      const words = WORTH_SAYING[live.status];
      if (!before || before === live.status || !words) return;
      const title =
        client.getQueryData<TaggedVideo>(keys.video(live.id))?.video.title ??
        client.getQueriesData({ queryKey: keys.lists }).flatMap(([, data]) => itemsOf(data as never)).find(({ id }) => id === live.id)?.title;
      if (title) announce(t(words, { title }));
    });
  }, [client, t]);
}
