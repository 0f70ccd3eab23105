import { useTranslation } from '../i18n';
import { useServices } from '../services/app';
import type { PickedFile } from '../services/uploadManager';
import { kindsOf, refusalOf, type FileFacts } from '../utils/fileValidator';
import { bytes, listed } from '../utils/format';

/** The checks before an upload starts, with their words. */
export function useFileChoice() {
  const { config } = useServices();
  const { t } = useTranslation();
  const kinds = listed(kindsOf(config), t('upload.or'));

  /** Why a file cannot be uploaded, or null. */
  const refusal = (file: FileFacts | PickedFile): string | null => {
    const reason = refusalOf(file, config);
    if (reason === 'TYPE') return t('upload.refused.type', { kinds });
    if (reason === 'EMPTY') return t('upload.refused.empty');
    return reason && t('upload.refused.tooLarge', { size: bytes(file.sizeBytes), limit: bytes(config.maxBytes) });
  };
  return { refusal, rule: t('upload.rule', { kinds, limit: bytes(config.maxBytes) }) };
}
