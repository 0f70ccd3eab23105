import { StyleSheet, View } from 'react-native';
import { useTranslation } from '../../i18n';
import { useProblemWords } from '../../hooks/useProblemWords';
import { useVideoActions } from '../../hooks/useVideoActions';
import type { VideoView } from '../../services/apiClient';
import { radius, space, useColors } from '../../theme/theme';
import { isCanceled, wayOut } from '../../utils/failure';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { Txt } from '../ui/Txt';
import { GiveFile } from './GiveFile';

/** Why a video failed, in words, and the one thing that helps. */
export function FailedView({ video }: { video: VideoView }) {
  const { t } = useTranslation();
  const colors = useColors();
  const words = useProblemWords();
  const { retry } = useVideoActions(video.id);
  const way = wayOut(video.failReason);
  const wasCanceled = isCanceled(video.status, video.failReason);
  return (
    <View role={wasCanceled ? undefined : 'alert'} style={[styles.box, { backgroundColor: wasCanceled ? colors.card : colors.badSoft, borderColor: colors.line }]}>
      <Txt kind="heading" tone={wasCanceled ? 'text' : 'bad'}>{t(wasCanceled ? 'video.canceled' : 'video.failed')}</Txt>
      {!wasCanceled && <Txt>{t(`reason.${video.failReason ?? 'UNKNOWN'}`)}</Txt>}
      {retry.isError && <Banner text={words(retry.error)} />}
      {way === 'RETRY' ? (
        <Button kind="primary" label={t('app.retry')} disabled={retry.isPending} onPress={() => retry.mutate()} />
      ) : (
        <GiveFile video={video} label={t(way === 'SAME_FILE' ? 'video.chooseAgain' : 'video.chooseOther')} />
      )}
    </View>
  );
}

const styles = StyleSheet.create({
  box: { borderRadius: radius.l, borderWidth: 1, padding: space.xl, gap: space.m, alignItems: 'flex-start' },
});
