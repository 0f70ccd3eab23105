import { useTranslation } from '../../i18n';
import type { UploadView } from '../../services/uploadManager';
import { bytes, facts, timeLeft } from '../../utils/format';

/** How far an upload is, as one line. */
export function useUploadWords(): (upload: UploadView) => string {
  const { t } = useTranslation();
  return (upload) => {
    const done = upload.storedBytes + upload.flyingBytes;
    const amount = facts(percentOf(upload), t('upload.amount', { done: bytes(done), total: bytes(upload.totalBytes) }));
    switch (upload.status) {
      case 'QUEUED':
        return facts(t('upload.queued'), done > 0 && amount);
      case 'RETRYING':
        return facts(amount, t('upload.retrying'));
      case 'PAUSING':
        return facts(t('upload.pausing'), amount);
      case 'PAUSED':
        return facts(t(`upload.paused.${upload.reason ?? 'PERSON'}`, { file: upload.file.name }), amount);
      case 'FAILED':
        return t(`upload.failure.${upload.failure ?? 'REFUSED'}`);
      case 'COMPLETED':
        return t('upload.done');
      case 'CANCELED':
        return t('status.CANCELED');
      default:
        break;
    }
    if (upload.step === 'OPENING') return t('upload.opening');
    if (upload.step === 'FINISHING') return t('upload.finishing');
    const { bytesPerSecond: speed, etaSeconds } = upload;
    return facts(amount, speed !== null && speed > 0 && `${bytes(speed)}/s`, etaSeconds !== null && timeLeft(t, etaSeconds));
  };
}

const percentOf = ({ storedBytes, flyingBytes, totalBytes }: UploadView) => `${Math.floor(((storedBytes + flyingBytes) / Math.max(1, totalBytes)) * 100)} %`;
