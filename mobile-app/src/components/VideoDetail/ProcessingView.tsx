import { useState } from 'react';
import { Pressable, StyleSheet, View } from 'react-native';
import { useTranslation } from '../../i18n';
import type { VideoView } from '../../services/apiClient';
import { space, useColors } from '../../theme/theme';
import { announce } from '../ui/announcer';
import { Icon } from '../ui/Icon';
import { ProgressBar } from '../ui/ProgressBar';
import { Txt } from '../ui/Txt';
import { Poster } from '../VideoList/Poster';
import { processingWords } from './words';

/** A video that is being made: it cannot be played, and says so. */
export function ProcessingView({ video }: { video: VideoView }) {
  const { t } = useTranslation();
  const { progress } = video;
  const words = processingWords(t, progress);
  return (
    <View style={styles.all}>
      <Poster videoId={video.id} posterUrl={video.playback.posterUrl}>
        <DisabledPlay />
      </Poster>
      <View style={styles.words}>
        <Txt kind="heading">{t('video.processing')}</Txt>
        <Txt>{t('video.generating')}</Txt>
        <Txt tone="muted">{t('video.fewMinutes')}</Txt>
      </View>
      <ProgressBar label={t('video.progressOf', { title: video.title })} value={progress && progress.percent > 0 ? progress.percent / 100 : null} text={words} />
      <Txt kind="note">{words}</Txt>
      <Txt kind="note">{t('video.canClose')}</Txt>
    </View>
  );
}

/** Keeps its place in the order of the keyboard, and tells on a tap why it does nothing. */
function DisabledPlay() {
  const { t } = useTranslation();
  const colors = useColors();
  const [isTold, setTold] = useState(false);
  const tell = () => {
    setTold(true);
    announce(t('video.stillProcessing'));
  };
  return (
    <Pressable role="button" aria-disabled aria-label={`${t('video.play')}. ${t('video.stillProcessing')}`} onPress={tell} style={styles.cover}>
      <View style={[styles.play, { backgroundColor: colors.card }]}>
        <Icon name="play" color={colors.muted} size={28} />
      </View>
      {isTold && (
        <View style={[styles.told, { backgroundColor: colors.card }]}>
          <Txt kind="note" tone="text">{t('video.stillProcessing')}</Txt>
        </View>
      )}
    </Pressable>
  );
}

const styles = StyleSheet.create({
  all: { gap: space.m },
  words: { gap: space.xs },
  cover: { position: 'absolute', left: 0, right: 0, top: 0, bottom: 0, alignItems: 'center', justifyContent: 'center', gap: space.m },
  play: { width: 72, height: 72, borderRadius: 36, alignItems: 'center', justifyContent: 'center', opacity: 0.75 },
  told: { paddingHorizontal: space.m, paddingVertical: space.s, borderRadius: 8 },
});
