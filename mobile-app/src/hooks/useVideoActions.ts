import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useServices } from '../services/app';
import type { Details } from '../services/apiClient';
import { forgetVideo, keys } from '../services/videoCache';

/** What a person can do to a video. */
export function useVideoActions(id: string) {
  const { api } = useServices();
  const client = useQueryClient();
  const again = () =>
    Promise.all([client.invalidateQueries({ queryKey: keys.video(id) }), client.invalidateQueries({ queryKey: keys.lists })]);

  return {
    retry: useMutation({ mutationFn: () => api.retry(id), onSettled: again }),
    remove: useMutation({ mutationFn: () => api.remove(id), onSuccess: () => forgetVideo(client, id) }),
    edit: useMutation({
      mutationFn: ({ details, etag }: { details: Details; etag: string | null }) => api.edit(id, details, etag),
      onSettled: again,
    }),
    putCaptions: useMutation({
      mutationFn: ({ language, label, text }: { language: string; label: string; text: string }) => api.putCaptions(id, language, label, text),
      onSuccess: () => client.invalidateQueries({ queryKey: keys.captions(id) }),
    }),
    removeCaptions: useMutation({
      mutationFn: (language: string) => api.removeCaptions(id, language),
      onSuccess: () => client.invalidateQueries({ queryKey: keys.captions(id) }),
    }),
  };
}
