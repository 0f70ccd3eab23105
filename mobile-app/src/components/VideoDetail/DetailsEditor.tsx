import { useState } from 'react';
import { StyleSheet, View } from 'react-native';
import { useTranslation } from '../../i18n';
import { useProblemWords } from '../../hooks/useProblemWords';
import { useVideoActions } from '../../hooks/useVideoActions';
import type { TaggedVideo } from '../../services/apiClient';
import { space } from '../../theme/theme';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';

/** Title and description. A change by somebody else meanwhile is refused by the service and named here. */
export function DetailsEditor({ tagged: { video, etag }, onClose }: { tagged: TaggedVideo; onClose(): void }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const { edit } = useVideoActions(video.id);
  // why: of the moment when the person began, so that the service can see a change between
  const [begunWith] = useState(etag);
  const [title, setTitle] = useState(video.title);
  const [description, setDescription] = useState(video.description ?? '');
  const isMissing = !title.trim();
  const save = () => {
    if (isMissing) return;
    edit.mutate({ details: { title: title.trim(), description: description.trim() || null }, etag: begunWith }, { onSuccess: onClose });
  };
  return (
    <Dialog title={t('details.title')} onClose={onClose}>
      {edit.isError && <Banner text={words(edit.error)} />}
      <Field label={t('details.name')} value={title} onChangeText={setTitle} maxLength={200} error={isMissing ? t('details.nameNeeded') : null} onSubmitEditing={save} />
      <Field label={t('details.description')} value={description} onChangeText={setDescription} maxLength={5000} multiline />
      <View style={styles.buttons}>
        <Button label={t('app.cancel')} onPress={onClose} />
        <Button kind="primary" label={t('app.save')} disabled={isMissing || edit.isPending} onPress={save} />
      </View>
    </Dialog>
  );
}

const styles = StyleSheet.create({
  buttons: { flexDirection: 'row', flexWrap: 'wrap', justifyContent: 'flex-end', gap: space.s },
});
