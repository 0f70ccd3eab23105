import { useState } from 'react';
import { useTranslation } from '../../i18n';
import { useFileChoice } from '../../hooks/useFileChoice';
import { useProblemWords } from '../../hooks/useProblemWords';
import { useLimits } from '../../hooks/useLimits';
import type { VideoView } from '../../services/apiClient';
import { pickFile } from '../../services/files';
import { makePreview } from '../../services/previews';
import { useUploadManager } from '../../services/uploadManager';
import { acceptOf, mimeOf } from '../../utils/fileValidator';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';

/** Chooses the file for a video that lacks one, or goes on with an upload that another device or an earlier visit began. */
export function GiveFile({ video, label }: { video: VideoView; label: string }) {
  const { t } = useTranslation();
  const limits = useLimits();
  const { refusal } = useFileChoice();
  const words = useProblemWords();
  const manager = useUploadManager();
  const [trouble, setTrouble] = useState<string | null>(null);

  const choose = async () => {
    const file = await pickFile(acceptOf(limits));
    if (!file) return;
    const why = refusal(file);
    setTrouble(why);
    if (why) return;
    try {
      const given = await manager.addTo(video, file, mimeOf(file, limits)!);
      if (given.accepted) void makePreview(video.id, file);
      else setTrouble(t(given.why === 'OTHER_FILE' ? 'video.otherFile' : 'video.sessionOver'));
    } catch (error) {
      setTrouble(words(error));
    }
  };
  return (
    <>
      {trouble && <Banner text={trouble} />}
      <Button kind="primary" label={label} onPress={choose} />
    </>
  );
}
