import { useTranslation } from '../i18n';
import type { PickedFile } from '../services/uploadManager';
import { kindsOf, refusalOf, type FileFacts } from '../utils/fileValidator';
import { bytes, listed } from '../utils/format';
import { useLimits } from './useLimits';

/** The checks before an upload starts, with their words. */
export function useFileChoice() {
  const limits = useLimits();
  const { t } = useTranslation();
  const kinds = listed(kindsOf(limits), t('upload.or'));

  /** Why a file cannot be uploaded, or null. */
  const refusal = (file: FileFacts | PickedFile): string | null => {
    const reason = refusalOf(file, limits);
    if (reason === 'TYPE') return t('upload.refused.type', { kinds });
    if (reason === 'EMPTY') return t('upload.refused.empty');
    return reason && t('upload.refused.tooLarge', { size: bytes(file.sizeBytes), limit: bytes(limits.maxBytes) });
  };
  return { refusal, rule: t('upload.rule', { kinds, limit: bytes(limits.maxBytes) }) };
}
