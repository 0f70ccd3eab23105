import { useEffect, useMemo, useRef, useState } from 'react';
import { Platform, StyleSheet } from 'react-native';
import Video, { SelectedTrackType, SelectedVideoTrackType, type VideoRef } from 'react-native-video';
import { keepPosition, positionOf } from '../../services/playbackService';
import { useVersions } from '../../hooks/useVersions';
import { PlayerFrame } from './PlayerFrame';
import { AT_REST, distinct, frameAspect, SAVE_DATA_BPS, WATCHDOG_MS, type CaptionTrack, type PlayerActions, type PlayerState, type PlayerViewProps } from './player';

/** Bitrates in playlists are averages with peaks above them. */
const HEADROOM = 1.05;
const AHEAD_MS = { minBufferMs: 15_000, maxBufferMs: 50_000, bufferForPlaybackMs: 1_500, bufferForPlaybackAfterRebufferMs: 3_000 };
const KEEP_SECONDS = 5;

/** Plays by AVPlayer and ExoPlayer. iOS chooses a version by a bit rate, Android by its height. */
export function PlayerView(props: PlayerViewProps) {
  const { videoId, title, streamUrl, posterUrl, headers, storyboard, saveData, durationSeconds, isGrowing, onStale } = props;
  const video = useRef<VideoRef>(null);
  const rescued = useRef(false);
  const kept = useRef(positionOf(videoId));
  const [state, setState] = useState<PlayerState>({ ...AT_REST, phase: 'PAUSED', position: kept.current, duration: durationSeconds ?? 0 });
  const [isPlaying, setPlaying] = useState(false);
  const [loads, setLoads] = useState(0);
  const versions = useVersions(streamUrl, headers, isGrowing);
  const tell = (news: Partial<PlayerState>) => setState((now) => ({ ...now, ...news }));

  const chosen = versions.find(({ side }) => side === state.quality) ?? null;
  const most = chosen ? chosen.bandwidth * HEADROOM : saveData ? SAVE_DATA_BPS : 0;
  const reload = async () => {
    if (rescued.current) return tell({ phase: 'FAILED' });
    rescued.current = true;
    await onStale().catch(() => {});
    setLoads((count) => count + 1);
  };
  useWatchdog(state, reload);

  const actions = useMemo<PlayerActions>(
    () => ({
      play: () => setPlaying(true),
      pause: () => setPlaying(false),
      seek(position) {
        video.current?.seek(position);
        setState((now) => ({ ...now, position }));
      },
      setMuted: (isMuted) => setState((now) => ({ ...now, isMuted })),
      setQuality: (quality) => setState((now) => ({ ...now, quality })),
      setCaption: (caption) => setState((now) => ({ ...now, caption })),
      fullscreen: () => video.current?.presentFullscreenPlayer(),
      retry() {
        rescued.current = false;
        setState((now) => ({ ...now, phase: 'LOADING' }));
        void onStale().catch(() => {}).then(() => setLoads((count) => count + 1));
      },
    }),
    [onStale],
  );
  return (
    <PlayerFrame title={title} aspect={frameAspect(props.aspect)} storyboard={storyboard} headers={headers} actions={actions} state={{ ...state, qualities: distinct(versions.map(({ side }) => side)) }}>
      <Video
        key={`${streamUrl} ${loads}`}
        ref={video}
        style={StyleSheet.absoluteFill}
        source={{ uri: streamUrl, headers, startPosition: kept.current * 1000, bufferConfig: AHEAD_MS }}
        poster={posterUrl ? { source: { uri: posterUrl, headers }, resizeMode: 'contain' } : undefined}
        resizeMode="contain"
        paused={!isPlaying}
        muted={state.isMuted}
        preferredForwardBufferDuration={30}
        maxBitRate={most}
        selectedVideoTrack={Platform.OS === 'android' && chosen ? { type: SelectedVideoTrackType.RESOLUTION, value: chosen.height } : { type: SelectedVideoTrackType.AUTO }}
        selectedTextTrack={state.caption === null ? { type: SelectedTrackType.DISABLED } : { type: SelectedTrackType.INDEX, value: state.caption }}
        onLoad={({ duration, textTracks }) => {
          const captions: CaptionTrack[] = textTracks.map((track, id) => ({ id, label: track.title ?? track.language ?? `${id + 1}` }));
          tell({ duration, captions, phase: isPlaying ? 'PLAYING' : 'PAUSED' });
        }}
        onProgress={({ currentTime, playableDuration }) => {
          rescued.current = false;
          if (Math.abs(currentTime - kept.current) >= KEEP_SECONDS) {
            kept.current = currentTime;
            keepPosition(videoId, currentTime, state.duration);
          }
          tell({ position: currentTime, bufferedTo: playableDuration, ...(isPlaying && { phase: 'PLAYING' as const }) });
        }}
        onBuffer={({ isBuffering }) => tell({ phase: isBuffering ? 'BUFFERING' : isPlaying ? 'PLAYING' : 'PAUSED' })}
        onPlaybackStateChanged={({ isPlaying: plays }) => tell({ phase: plays ? 'PLAYING' : 'PAUSED' })}
        onEnd={() => {
          setPlaying(false);
          keepPosition(videoId, 0, state.duration);
        }}
        onError={() => void reload()}
      />
    </PlayerFrame>
  );
}

/** A stream that stands still is loaded again once, then it has failed. */
function useWatchdog({ phase, position }: PlayerState, bark: () => void) {
  useEffect(() => {
    if (phase !== 'BUFFERING') return;
    const timer = setTimeout(bark, WATCHDOG_MS);
    return () => clearTimeout(timer);
    // position is among them: each step forward begins the wait anew
  }, [phase, position]);
}
