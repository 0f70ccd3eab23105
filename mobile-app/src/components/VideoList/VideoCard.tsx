import { useLinkProps } from '@react-navigation/native';
import { Pressable, StyleSheet, View } from 'react-native';
import { useTranslation } from '../../i18n';
import { useVideoStatus } from '../../hooks/useVideo';
import type { VideoItem } from '../../services/apiClient';
import { useUploadOf } from '../../services/uploadManager';
import { radius, space, useColors, useIsWide } from '../../theme/theme';
import { isCanceled } from '../../utils/failure';
import { age, clock } from '../../utils/format';
import { Chip } from '../ui/Chip';
import { ProgressBar } from '../ui/ProgressBar';
import { Txt } from '../ui/Txt';
import { UploadProgressBar } from '../UploadPanel/UploadProgressBar';
import { useUploadWords } from '../UploadPanel/useUploadWords';
import { processingWords, useStatusChip } from '../VideoDetail/words';
import { Poster } from './Poster';

/** A video in the list; all of it is one link to its page, which on the web is one of the browser's own. */
export function VideoCard({ item }: { item: VideoItem }) {
  const link = useLinkProps({ screen: 'Video', params: { id: item.id } });
  const { t, language } = useTranslation();
  const colors = useColors();
  const isWide = useIsWide();
  const live = useVideoStatus(item.id);
  const upload = useUploadOf(item.id);
  const status = live?.status ?? item.status;
  const failReason = live ? live.failReason : item.failReason;
  const chip = useStatusChip({ status, failReason }, upload);
  return (
    <Pressable
      {...link}
      style={({ pressed }) => [styles.card, isWide ? styles.tall : styles.flat, { backgroundColor: colors.card, borderColor: colors.line, opacity: pressed ? 0.8 : 1 }]}
    >
      <View style={isWide ? styles.wideShot : styles.shot}>
        <Poster videoId={item.id} posterUrl={item.posterUrl}>
          {item.durationSeconds !== null && (
            <View style={styles.length}>
              <Txt kind="note" style={styles.lengthText}>{clock(item.durationSeconds)}</Txt>
            </View>
          )}
        </Poster>
      </View>
      <View style={[styles.about, isWide && styles.wideAbout]}>
        <Txt kind="label" numberOfLines={2}>{item.title}</Txt>
        <View style={styles.line}>
          <Chip {...chip} />
          <Txt kind="note" numberOfLines={1}>{age(t, item.createdAt, language)}</Txt>
        </View>
        <Progress item={item} />
        {status === 'FAILED' && !isCanceled(status, failReason) && (
          <Txt kind="note" numberOfLines={2}>{t(`reason.${failReason ?? 'UNKNOWN'}`)}</Txt>
        )}
      </View>
    </Pressable>
  );
}

/** The bar and its words, when something moves. */
function Progress({ item }: { item: VideoItem }) {
  const { t } = useTranslation();
  const upload = useUploadOf(item.id);
  const live = useVideoStatus(item.id);
  const words = useUploadWords();
  const status = live?.status ?? item.status;
  if (upload && (status === 'UPLOADING' || status === 'DRAFT')) {
    return (
      <>
        <UploadProgressBar upload={upload} />
        <Txt kind="note" numberOfLines={2}>{words(upload)}</Txt>
      </>
    );
  }
  if (status !== 'TRANSCODING' && status !== 'UPLOADED') return null;
  const progress = live ? live.progress : item.progress;
  return (
    <>
      <ProgressBar label={t('video.progressOf', { title: item.title })} value={progress ? progress.percent / 100 : null} />
      <Txt kind="note" numberOfLines={2}>{processingWords(t, progress)}</Txt>
    </>
  );
}

const styles = StyleSheet.create({
  card: { borderRadius: radius.l, borderWidth: 1, overflow: 'hidden' },
  flat: { flexDirection: 'row', gap: space.m, padding: space.m },
  tall: { padding: space.m, gap: space.m, flex: 1 },
  shot: { width: 124 },
  wideShot: { alignSelf: 'stretch' },
  about: { flex: 1, gap: 6 },
  wideAbout: { flex: 0, flexGrow: 1 },
  line: { flexDirection: 'row', alignItems: 'center', flexWrap: 'wrap', gap: space.s },
  length: { position: 'absolute', right: 6, bottom: 6, backgroundColor: 'rgba(8, 14, 18, 0.8)', borderRadius: 6, paddingHorizontal: 6 },
  lengthText: { color: '#ffffff', fontSize: 12, lineHeight: 18, fontWeight: '600' },
});
