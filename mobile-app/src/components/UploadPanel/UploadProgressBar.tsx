import { useTranslation } from '../../i18n';
import type { UploadView } from '../../services/uploadManager';
import { bytes } from '../../utils/format';
import { ProgressBar } from '../ui/ProgressBar';

/** Solid is what the service has, light is what is on its way: on a cut the light vanishes and nothing jumps back. */
export function UploadProgressBar({ upload }: { upload: UploadView }) {
  const { t } = useTranslation();
  const { storedBytes, flyingBytes, totalBytes, title } = upload;
  const all = Math.max(1, totalBytes);
  return (
    <ProgressBar
      label={t('upload.progressOf', { title })}
      value={storedBytes / all}
      moving={flyingBytes / all}
      text={t('upload.serverHas', { size: bytes(storedBytes) })}
    />
  );
}
