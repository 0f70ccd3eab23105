import { useEffect, useRef } from 'react';
import { useTranslation } from '../i18n';
import { announce } from '../components/ui/announcer';
import { useUploads, type UploadView } from '../services/uploadManager';

/** What of an upload is worth saying, once each: its states and every quarter of it. */
export function milestoneOf({ status, storedBytes, totalBytes }: Pick<UploadView, 'status' | 'storedBytes' | 'totalBytes'>): string | null {
  switch (status) {
    case 'UPLOADING': {
      const quarter = Math.floor((storedBytes / Math.max(1, totalBytes)) * 4) * 25;
      return quarter === 0 ? 'started' : quarter === 100 ? null : `percent ${quarter}`;
    }
    case 'RETRYING':
      return 'retrying';
    case 'PAUSED':
      return 'paused';
    case 'COMPLETED':
      return 'done';
    case 'FAILED':
      return 'failed';
    default:
      return null;
  }
}

/** Says how the uploads go to those who do not see the bars. */
export function useUploadAnnouncements() {
  const { t } = useTranslation();
  const uploads = useUploads();
  const said = useRef(new Map<string, string>());
  const isFirst = useRef(true);
  useEffect(() => {
    for (const upload of uploads) {
      const milestone = milestoneOf(upload);
      if (!milestone || said.current.get(upload.id) === milestone) continue;
      said.current.set(upload.id, milestone);
      const [key, percent] = milestone.split(' ');
      // why: what was so before the app was opened is no news
      if (!isFirst.current) announce(t(`upload.say.${key}`, { title: upload.title, percent }));
    }
    isFirst.current = false;
  }, [uploads, t]);
}
