import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ActivityIndicator, StyleSheet, View } from 'react-native';
import { useProblemWords } from '../../hooks/useProblemWords';
import { useVideoActions } from '../../hooks/useVideoActions';
import { plural, useTranslation } from '../../i18n';
import { useServices } from '../../services/app';
import { pickFile, textOf } from '../../services/files';
import { Problem } from '../../services/problem';
import { keys } from '../../services/videoCache';
import { space, useColors } from '../../theme/theme';
import { Banner } from '../ui/Banner';
import { Button, IconButton } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { Txt } from '../ui/Txt';

/** The captions of a video: what there is, and a WebVTT file more. */
export function CaptionsEditor({ videoId, onClose }: { videoId: string; onClose(): void }) {
  const { t } = useTranslation();
  const colors = useColors();
  const words = useProblemWords();
  const { api } = useServices();
  const { removeCaptions } = useVideoActions(videoId);
  const { data, isError, error, isPending } = useQuery({ queryKey: keys.captions(videoId), queryFn: () => api.captions(videoId) });
  return (
    <Dialog title={t('captions.title')} onClose={onClose}>
      {isPending && <ActivityIndicator color={colors.accent} />}
      {isError && <Banner text={words(error)} />}
      {data?.length === 0 && <Txt tone="muted">{t('captions.none')}</Txt>}
      {data?.map(({ language, label, cues }) => (
        <View key={language} style={[styles.row, { borderColor: colors.line }]}>
          <View style={styles.about}>
            <Txt kind="label">{label}</Txt>
            <Txt kind="note">{`${language} · ${plural(t, 'captions.cues', cues)}`}</Txt>
          </View>
          <IconButton icon="close" size={16} label={t('captions.remove', { label })} disabled={removeCaptions.isPending} onPress={() => removeCaptions.mutate(language)} />
        </View>
      ))}
      {removeCaptions.isError && <Banner text={words(removeCaptions.error)} />}
      <AddCaptions videoId={videoId} />
      <View style={styles.end}>
        <Button label={t('app.close')} onPress={onClose} />
      </View>
    </Dialog>
  );
}

function AddCaptions({ videoId }: { videoId: string }) {
  const { t, language: spoken } = useTranslation();
  const words = useProblemWords();
  const { putCaptions } = useVideoActions(videoId);
  const [language, setLanguage] = useState(spoken);
  const [label, setLabel] = useState('');
  const choose = async () => {
    const file = await pickFile('.vtt,text/vtt');
    if (file) putCaptions.mutate({ language: language.trim(), label: label.trim(), text: await textOf(file) });
  };
  const told = (error: unknown) =>
    error instanceof Problem && error.body.line ? t('captions.line', { line: error.body.line, detail: error.message }) : words(error);
  return (
    <View style={styles.add}>
      <Txt kind="label">{t('captions.add')}</Txt>
      <Field label={t('captions.language')} placeholder={t('captions.languageHint')} value={language} onChangeText={setLanguage} autoCapitalize="none" autoCorrect={false} />
      <Field label={t('captions.label')} value={label} onChangeText={setLabel} maxLength={100} />
      {putCaptions.isError && <Banner text={told(putCaptions.error)} />}
      <Button kind="primary" label={t('captions.choose')} disabled={!language.trim() || putCaptions.isPending} onPress={choose} />
    </View>
  );
}

const styles = StyleSheet.create({
  row: { flexDirection: 'row', alignItems: 'center', borderBottomWidth: StyleSheet.hairlineWidth, paddingBottom: space.s },
  about: { flex: 1 },
  add: { gap: space.m },
  end: { alignItems: 'flex-end' },
});
