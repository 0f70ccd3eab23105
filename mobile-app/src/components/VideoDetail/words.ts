import type { TFunction } from 'i18next';
import { useTranslation } from '../../i18n';
import type { FailReason, Progress, VideoStatus } from '../../services/apiClient';
import type { UploadView } from '../../services/uploadManager';
import { isCanceled } from '../../utils/failure';
import { facts, timeLeft } from '../../utils/format';
import type { ChipTone } from '../ui/Chip';

/** "Creating versions for every network · 38 % · about 25 s left". */
export function processingWords(t: TFunction, progress: Progress | null): string {
  if (!progress) return t('stage.QUEUED');
  const { stage, percent, etaSeconds } = progress;
  return facts(t(`stage.${stage}`), percent > 0 && `${percent} %`, etaSeconds !== null && timeLeft(t, etaSeconds));
}

const TONES: Record<VideoStatus, ChipTone> = { DRAFT: 'neutral', UPLOADING: 'busy', UPLOADED: 'busy', TRANSCODING: 'busy', READY: 'good', FAILED: 'bad' };

/** A video's state as a word; a paused or waiting upload of this device is said before the service's word. */
export function useStatusChip(
  { status, failReason }: { status: VideoStatus; failReason: FailReason | null },
  upload: UploadView | null,
): { text: string; tone: ChipTone } {
  const { t } = useTranslation();
  if (isCanceled(status, failReason)) return { text: t('status.CANCELED'), tone: 'neutral' };
  if (upload && (status === 'UPLOADING' || status === 'DRAFT')) {
    if (upload.status === 'PAUSED' || upload.status === 'PAUSING') return { text: t('status.PAUSED'), tone: 'neutral' };
    if (upload.status === 'QUEUED') return { text: t('status.QUEUED'), tone: 'neutral' };
    if (upload.status === 'FAILED') return { text: t('status.FAILED'), tone: 'bad' };
    return { text: t('status.UPLOADING'), tone: 'busy' };
  }
  return { text: t(`status.${status}`), tone: TONES[status] };
}
