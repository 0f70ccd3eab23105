import { useState } from 'react';
import { StyleSheet, View } from 'react-native';
import { useTranslation } from '../../i18n';
import { useIsMetered } from '../../hooks/useNetwork';
import { useLimits } from '../../hooks/useLimits';
import { makePreview } from '../../services/previews';
import { settings, useSettings } from '../../services/settings';
import { useUploadManager, type PickedFile } from '../../services/uploadManager';
import { radius, space, useColors } from '../../theme/theme';
import { mimeOf, titleOf } from '../../utils/fileValidator';
import { bytes } from '../../utils/format';
import { Button } from '../ui/Button';
import { Confirm } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { Txt } from '../ui/Txt';

/** Over this much the person is asked before mobile data is spent. */
const ASK_FROM_BYTES = 100 * 1024 * 1024;

interface Props {
  file: PickedFile;
  onStarted(): void;
  onDropped(): void;
}

/** A checked file on its way into the queue: its title, its description, and the question about mobile data. */
export function NewUploadForm({ file, onStarted, onDropped }: Props) {
  const { t } = useTranslation();
  const colors = useColors();
  const limits = useLimits();
  const manager = useUploadManager();
  const isMetered = useIsMetered();
  const { wifiOnly } = useSettings();
  const [title, setTitle] = useState(titleOf(file.name));
  const [description, setDescription] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [asks, setAsks] = useState(false);

  const start = async (mobileDataAllowed: boolean) => {
    setAsks(false);
    const mime = mimeOf(file, limits)!;
    const id = await manager.add({ file, mime, title: title.trim(), description: description.trim() || null, mobileDataAllowed });
    void makePreview(id, file);
    onStarted();
  };
  const submit = () => {
    setMissing(!title.trim());
    if (!title.trim()) return;
    if (isMetered && !wifiOnly && file.sizeBytes > ASK_FROM_BYTES) setAsks(true);
    else void start(!wifiOnly);
  };
  return (
    <View style={[styles.form, { backgroundColor: colors.card, borderColor: colors.line }]}>
      <Txt kind="note">{`${file.name} · ${bytes(file.sizeBytes)}`}</Txt>
      <Field label={t('upload.name', { file: file.name })} value={title} onChangeText={setTitle} maxLength={200} error={isMissing ? t('details.nameNeeded') : null} onSubmitEditing={submit} />
      <Field label={t('upload.description')} value={description} onChangeText={setDescription} maxLength={5000} multiline />
      <View style={styles.buttons}>
        <Button label={t('upload.notThis')} onPress={onDropped} />
        <Button kind="primary" label={t('upload.start')} onPress={submit} />
      </View>
      {asks && (
        <Confirm
          title={t('upload.mobileTitle', { size: bytes(file.sizeBytes) })}
          text={t('upload.mobileText')}
          no={t('upload.waitForWifi')}
          yes={t('upload.uploadNow')}
          onNo={() => {
            // why: the rule is one for all uploads, and this answer is the rule
            settings.change({ wifiOnly: true });
            void start(false);
          }}
          onYes={() => start(true)}
        />
      )}
    </View>
  );
}

const styles = StyleSheet.create({
  form: { borderRadius: radius.l, borderWidth: 1, padding: space.l, gap: space.l },
  buttons: { flexDirection: 'row', flexWrap: 'wrap', justifyContent: 'flex-end', gap: space.s },
});
