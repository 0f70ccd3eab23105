import { useEffect, useEffectEvent, useState } from 'react';
import { Platform, StyleSheet, View } from 'react-native';
import { useTranslation } from '../../i18n';
import { useFileChoice } from '../../hooks/useFileChoice';
import { useFileDrop } from '../../hooks/useFileDrop';
import { useLimits } from '../../hooks/useLimits';
import { chosenFiles, useChosenFiles } from '../../services/chosenFiles';
import { pickFiles } from '../../services/files';
import { useUploads, type PickedFile } from '../../services/uploadManager';
import { radius, space, useColors, useIsWide } from '../../theme/theme';
import { acceptOf } from '../../utils/fileValidator';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { Txt } from '../ui/Txt';
import { NewUploadForm } from './NewUploadForm';
import { UploadRow } from './UploadRow';

interface Props {
  onOpen(videoId: string): void;
}

/** Choosing files, checking them before a byte is read, and the queue. */
export function UploadPanel({ onOpen }: Props) {
  const { t } = useTranslation();
  const colors = useColors();
  const limits = useLimits();
  const { refusal, rule } = useFileChoice();
  const uploads = useUploads();
  const isWide = useIsWide();
  const [chosen, setChosen] = useState<PickedFile[]>([]);
  const [refused, setRefused] = useState<{ name: string; why: string }[]>([]);

  const take = (files: PickedFile[]) => {
    const verdicts = files.map((file) => ({ file, why: refusal(file) }));
    setRefused(verdicts.flatMap(({ file, why }) => (why ? [{ name: file.name, why }] : [])));
    setChosen((before) => [...before, ...verdicts.filter(({ why }) => !why).map(({ file }) => file)]);
  };
  useDroppedBefore(take);
  const drop = (file: PickedFile) => setChosen((before) => before.filter((each) => each !== file));
  const isOver = useFileDrop(take);
  const canDrop = Platform.OS === 'web' && isWide;

  return (
    <View style={styles.panel}>
      <View style={[styles.well, { borderColor: isOver ? colors.accent : colors.line, backgroundColor: isOver ? colors.accentSoft : colors.card }, chosen.length + uploads.length === 0 && styles.roomy]}>
        <Button kind="primary" icon="plus" label={t(chosen.length + uploads.length ? 'upload.more' : 'upload.choose')} onPress={async () => take(await pickFiles(acceptOf(limits)))} />
        {canDrop && <Txt kind="note">{t('upload.dropHere')}</Txt>}
        <Txt kind="note" style={styles.centered}>{rule}</Txt>
        <Txt kind="note" style={styles.centered}>{t('upload.survives')}</Txt>
      </View>
      {refused.map(({ name, why }) => (
        <Banner key={name} text={`${name}: ${why}`} />
      ))}
      {chosen.map((file) => (
        <NewUploadForm key={`${file.name} ${file.sizeBytes} ${file.modifiedAt}`} file={file} onStarted={() => drop(file)} onDropped={() => drop(file)} />
      ))}
      {uploads.length > 0 && (
        <View style={styles.queue}>
          <Txt kind="heading">{t('upload.queue')}</Txt>
          {uploads.map((upload) => (
            <UploadRow key={upload.id} upload={upload} onOpen={onOpen} />
          ))}
        </View>
      )}
    </View>
  );
}

/** Takes what was dropped on the list before this screen was open. */
function useDroppedBefore(take: (files: PickedFile[]) => void) {
  const dropped = useChosenFiles();
  const taken = useEffectEvent(take);
  useEffect(() => {
    if (dropped.length === 0) return;
    taken([...dropped]);
    chosenFiles.take();
  }, [dropped]);
}

const styles = StyleSheet.create({
  panel: { gap: space.l },
  well: { borderWidth: 2, borderStyle: 'dashed', borderRadius: radius.l, padding: space.l, gap: space.s, alignItems: 'center' },
  roomy: { paddingVertical: 56 },
  centered: { textAlign: 'center' },
  queue: { gap: space.m },
});
