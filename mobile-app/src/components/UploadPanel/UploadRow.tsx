import { useState } from 'react';
import { StyleSheet, View } from 'react-native';
import { useLimits } from '../../hooks/useLimits';
import { useTranslation } from '../../i18n';
import { pickFile } from '../../services/files';
import { isOver, useUploadManager, type UploadView } from '../../services/uploadManager';
import { radius, space, useColors } from '../../theme/theme';
import { acceptOf } from '../../utils/fileValidator';
import { Button, IconButton } from '../ui/Button';
import { Confirm } from '../ui/Dialog';
import { Txt } from '../ui/Txt';
import { UploadProgressBar } from './UploadProgressBar';
import { useUploadWords } from './useUploadWords';

interface Props {
  upload: UploadView;
  /** Opens the video's page; absent where the row is on it. */
  onOpen?(videoId: string): void;
}

/** One upload with what can be done about it. It stays until it is done or taken away: a failure never vanishes. */
export function UploadRow({ upload, onOpen }: Props) {
  const { t } = useTranslation();
  const colors = useColors();
  const words = useUploadWords();
  return (
    <View style={[styles.row, { backgroundColor: colors.card, borderColor: colors.line }]}>
      <Txt kind="label" numberOfLines={2}>{upload.title}</Txt>
      {!isOver(upload) && <UploadProgressBar upload={upload} />}
      <Txt kind="note" tone={upload.status === 'FAILED' ? 'bad' : 'muted'}>{words(upload)}</Txt>
      <Actions upload={upload} onOpen={onOpen} />
    </View>
  );
}

function Actions({ upload, onOpen }: Props) {
  const { t } = useTranslation();
  const manager = useUploadManager();
  const [asks, setAsks] = useState(false);
  const { id, status, reason, title, videoId, queuePosition } = upload;
  const needsFile = status === 'PAUSED' && reason === 'FILE_NEEDED';
  const isMoving = status === 'QUEUED' || status === 'UPLOADING' || status === 'RETRYING';
  const isLive = isMoving || status === 'PAUSED' || status === 'PAUSING';
  return (
    <View style={styles.actions}>
      {isMoving && upload.step !== 'FINISHING' && <Button label={t('upload.pause')} onPress={() => manager.pause(id)} />}
      {needsFile && <FileNeeded upload={upload} />}
      {status === 'PAUSED' && reason === 'WAITING_FOR_WIFI' && <Button label={t('upload.uploadNow')} onPress={() => manager.useMobileData(id)} />}
      {status === 'PAUSED' && (reason === 'PERSON' || reason === 'SYSTEM') && <Button kind="primary" label={t('upload.resume')} onPress={() => manager.resume(id)} />}
      {status === 'FAILED' && <Button kind="primary" label={t('upload.tryAgain')} onPress={() => manager.tryAgain(id)} />}
      {onOpen && videoId && <Button label={t('upload.watch')} onPress={() => onOpen(videoId)} />}
      {isLive && upload.step !== 'FINISHING' && <Button kind="quiet" label={t('upload.cancel')} onPress={() => setAsks(true)} />}
      {queuePosition !== null && queuePosition > 0 && (
        <IconButton icon="up" size={16} label={t('upload.sooner', { title })} onPress={() => manager.move(id, queuePosition - 1)} />
      )}
      {(isOver(upload) || status === 'FAILED') && <IconButton icon="close" size={14} label={t('upload.dismiss', { title })} onPress={() => manager.forget(id)} />}
      {asks && (
        <Confirm
          title={t('upload.cancelTitle')}
          text={t('upload.cancelText')}
          no={t('upload.keep')}
          yes={t('upload.cancel')}
          danger
          onNo={() => setAsks(false)}
          onYes={() => {
            setAsks(false);
            manager.cancel(id);
          }}
        />
      )}
    </View>
  );
}

/** Brings the file back: by one tap where the browser kept it, else by choosing. */
function FileNeeded({ upload }: { upload: UploadView }) {
  const { t } = useTranslation();
  const limits = useLimits();
  const manager = useUploadManager();
  const [refused, setRefused] = useState(false);
  const choose = async () => {
    if (upload.canReopenFile && (await manager.allowFile(upload.id))) return;
    const file = await pickFile(acceptOf(limits));
    if (file) setRefused(!(await manager.giveFile(upload.id, file)).accepted);
  };
  const label = upload.canReopenFile ? t('upload.continue') : t('upload.chooseOf', { file: upload.file.name });
  return (
    <>
      {refused && <Txt kind="note" tone="bad" role="alert" style={styles.refused}>{t('video.otherFile')}</Txt>}
      <Button kind="primary" label={label} onPress={choose} />
    </>
  );
}

const styles = StyleSheet.create({
  row: { borderRadius: radius.l, borderWidth: 1, padding: space.l, gap: space.s },
  actions: { flexDirection: 'row', flexWrap: 'wrap', gap: space.s, alignItems: 'center' },
  refused: { flexBasis: '100%' },
});
