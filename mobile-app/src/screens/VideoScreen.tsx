import { useNavigation, useRoute, type RouteProp } from '@react-navigation/native';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ActivityIndicator, StyleSheet, View } from 'react-native';
import { useTranslation } from '../i18n';
import { Banner } from '../components/ui/Banner';
import { Button } from '../components/ui/Button';
import { Chip } from '../components/ui/Chip';
import { Confirm } from '../components/ui/Dialog';
import { ProgressBar } from '../components/ui/ProgressBar';
import { ScreenFrame } from '../components/ui/ScreenFrame';
import { Txt } from '../components/ui/Txt';
import { UploadRow } from '../components/UploadPanel/UploadRow';
import { CaptionsEditor } from '../components/VideoDetail/CaptionsEditor';
import { DetailsEditor } from '../components/VideoDetail/DetailsEditor';
import { FailedView } from '../components/VideoDetail/FailedView';
import { GiveFile } from '../components/VideoDetail/GiveFile';
import { PlayerView } from '../components/VideoDetail/PlayerView';
import { ProcessingView } from '../components/VideoDetail/ProcessingView';
import { TimelineView } from '../components/VideoDetail/TimelineView';
import { processingWords, useStatusChip } from '../components/VideoDetail/words';
import { Poster } from '../components/VideoList/Poster';
import { useProblemWords } from '../hooks/useProblemWords';
import { useVideo } from '../hooks/useVideo';
import { useVideoActions } from '../hooks/useVideoActions';
import type { Routes } from '../navigation/routes';
import type { TaggedVideo, VideoView } from '../services/apiClient';
import { loadStoryboard, playbackHeaders } from '../services/playbackService';
import { Problem } from '../services/problem';
import { useSettings } from '../services/settings';
import { useUploadOf } from '../services/uploadManager';
import { keys } from '../services/videoCache';
import { space, useColors, useIsWide } from '../theme/theme';
import { age, bytes, clock, facts } from '../utils/format';

/** One video, in whatever state it is. */
export function VideoScreen() {
  const { t } = useTranslation();
  const colors = useColors();
  const navigation = useNavigation();
  const words = useProblemWords();
  const { id } = useRoute<RouteProp<Routes, 'Video'>>().params;
  const { data, error, isError, refetch } = useVideo(id);
  const isGone = error instanceof Problem && (error.status === 404 || error.status === 400);
  if (data && !isGone) return <Shown tagged={data} onGone={() => navigation.navigate('Videos')} onStale={refetch} />;
  return (
    <ScreenFrame title={isGone ? t('video.gone') : t('app.loading')}>
      {isGone ? (
        <Button label={t('app.toVideos')} onPress={() => navigation.navigate('Videos')} />
      ) : isError ? (
        <Banner text={words(error)} action={{ label: t('app.retry'), onPress: refetch }} />
      ) : (
        <ActivityIndicator color={colors.accent} />
      )}
    </ScreenFrame>
  );
}

interface ShownProps {
  tagged: TaggedVideo;
  onGone(): void;
  onStale(): Promise<unknown>;
}

function Shown({ tagged, onGone, onStale }: ShownProps) {
  const isWide = useIsWide();
  const { video } = tagged;
  return (
    <ScreenFrame title={video.title}>
      <View style={isWide ? styles.wide : styles.stack}>
        <View style={isWide ? styles.picture : undefined}>
          <Picture video={video} onStale={onStale} />
        </View>
        <View style={[styles.stack, isWide && styles.side]}>
          <About tagged={tagged} onGone={onGone} />
        </View>
      </View>
    </ScreenFrame>
  );
}

function Picture({ video, onStale }: { video: VideoView; onStale(): Promise<unknown> }) {
  const { t } = useTranslation();
  const upload = useUploadOf(video.id);
  switch (video.status) {
    case 'READY':
      return <Ready video={video} onStale={onStale} />;
    case 'UPLOADED':
    case 'TRANSCODING':
      return <ProcessingView video={video} />;
    case 'FAILED':
      return upload ? <UploadRow upload={upload} /> : <FailedView video={video} />;
    default:
      return (
        <View style={styles.stack}>
          <Poster videoId={video.id} posterUrl={null} />
          {upload ? (
            <UploadRow upload={upload} />
          ) : (
            <>
              <Txt>{t(video.status === 'DRAFT' ? 'video.noFile' : 'video.notFinished')}</Txt>
              <GiveFile video={video} label={t(video.status === 'DRAFT' ? 'video.chooseFile' : 'video.chooseAgain')} />
            </>
          )}
        </View>
      );
  }
}

function Ready({ video, onStale }: { video: VideoView; onStale(): Promise<unknown> }) {
  const { t } = useTranslation();
  const { saveData } = useSettings();
  const { playback, progress } = video;
  const headers = playbackHeaders(playback);
  const { data: storyboard } = useQuery({
    queryKey: keys.storyboard(playback.storyboardUrl ?? ''),
    queryFn: () => loadStoryboard(playback.storyboardUrl!, headers),
    enabled: playback.storyboardUrl !== null,
    staleTime: Infinity,
    retry: false,
  });
  if (!playback.streamUrl) return <ProcessingView video={video} />;
  return (
    <View style={styles.stack}>
      <PlayerView
        videoId={video.id}
        title={video.title}
        streamUrl={playback.streamUrl}
        posterUrl={playback.posterUrl}
        storyboard={storyboard ?? null}
        headers={headers}
        durationSeconds={video.durationSeconds}
        aspect={video.width && video.height ? video.width / video.height : null}
        isGrowing={progress !== null}
        saveData={saveData}
        onStale={onStale}
      />
      {progress && (
        <>
          <Txt kind="note">{facts(t('video.playsAlready'), processingWords(t, progress))}</Txt>
          <ProgressBar label={t('video.progressOf', { title: video.title })} value={progress.percent / 100} />
        </>
      )}
      {video.sourceNotes.map((note) => (
        <Txt key={note} kind="note">{t(`note.${note}`)}</Txt>
      ))}
    </View>
  );
}

type Open = 'DETAILS' | 'CAPTIONS' | 'TIMELINE' | 'DELETE' | null;

/** Its facts and what can be done with it. */
function About({ tagged, onGone }: Pick<ShownProps, 'tagged' | 'onGone'>) {
  const { t, language } = useTranslation();
  const words = useProblemWords();
  const { video } = tagged;
  const { remove } = useVideoActions(video.id);
  const chip = useStatusChip(video, useUploadOf(video.id));
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const { durationSeconds, width, height, source, createdAt } = video;
  return (
    <>
      <View style={styles.line}>
        <Chip {...chip} />
        <Txt kind="note">
          {facts(durationSeconds !== null && clock(durationSeconds), width !== null && `${width} × ${height}`, bytes(source.sizeBytes), age(t, createdAt, language))}
        </Txt>
      </View>
      <Txt tone={video.description ? 'text' : 'muted'}>{video.description ?? t('video.noDescription')}</Txt>
      <View style={styles.actions}>
        <Button label={t('video.edit')} onPress={() => setOpen('DETAILS')} />
        {video.status === 'READY' && <Button label={t('video.captions')} onPress={() => setOpen('CAPTIONS')} />}
        {video.status !== 'DRAFT' && <Button label={t('video.timeline')} onPress={() => setOpen('TIMELINE')} />}
        <Button kind="danger" label={t('video.delete')} disabled={remove.isPending} onPress={() => setOpen('DELETE')} />
      </View>
      {remove.isError && <Banner text={words(remove.error)} />}
      {open === 'DETAILS' && <DetailsEditor tagged={tagged} onClose={close} />}
      {open === 'CAPTIONS' && <CaptionsEditor videoId={video.id} onClose={close} />}
      {open === 'TIMELINE' && <TimelineView videoId={video.id} onClose={close} />}
      {open === 'DELETE' && (
        <Confirm
          title={t('video.deleteTitle')}
          text={t('video.deleteText', { title: video.title })}
          no={t('app.cancel')}
          yes={t('video.delete')}
          danger
          onNo={close}
          onYes={() => {
            close();
            // why not by mutate's own callback: it is dropped when what is on the screen goes before the answer comes.
            // What went wrong is shown by the mutation's state.
            void remove.mutateAsync().then(onGone, () => undefined);
          }}
        />
      )}
    </>
  );
}

const styles = StyleSheet.create({
  stack: { gap: space.l },
  wide: { flexDirection: 'row', gap: space.xl, alignItems: 'flex-start' },
  picture: { flex: 1.9 },
  side: { flex: 1 },
  line: { flexDirection: 'row', alignItems: 'center', flexWrap: 'wrap', gap: space.s },
  actions: { flexDirection: 'row', flexWrap: 'wrap', gap: space.s },
});
