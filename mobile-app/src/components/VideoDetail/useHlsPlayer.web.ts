import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { keepPosition, positionOf } from '../../services/playbackService';
import { HlsSession, loadHls, type Choices } from './hlsSession.web';
import { AT_REST, WATCHDOG_MS, type PlayerActions, type PlayerState, type PlayerViewProps } from './player';
import { useVideoElement } from './useVideoElement.web';

/** Drives a video element by hls.js and says what it does. */
export function useHlsPlayer(
  { videoId, streamUrl, isGrowing, saveData, durationSeconds, onStale }: PlayerViewProps,
  video: RefObject<HTMLVideoElement | null>,
  box: RefObject<HTMLElement | null>,
) {
  const [state, setState] = useState<PlayerState>({ ...AT_REST, duration: durationSeconds ?? 0, position: positionOf(videoId) });
  const [loads, setLoads] = useState(0);
  const session = useRef<HlsSession | null>(null);
  const choices = useRef<Choices>({ quality: null, captionLabel: null });
  const rescued = useRef(false);
  const refresh = useRef(onStale);
  refresh.current = onStale;

  const tell = useMemo(() => (news: Partial<PlayerState>) => setState((now) => ({ ...now, ...news })), []);
  const element = useVideoElement(video, tell, (position, duration) => keepPosition(videoId, position, duration));

  useEffect(() => {
    let isOver = false;
    const target = video.current!;
    const wasPlaying = !target.paused;
    const startAt = target.currentTime || positionOf(videoId);
    const rescue = async (isMedia: boolean) => {
      if (rescued.current) return tell({ phase: 'FAILED' });
      rescued.current = true;
      if (isMedia) return session.current?.recoverDecoder();
      await refresh.current().catch(() => {});
      if (!isOver) setLoads((count) => count + 1);
    };
    const begin = async () => {
      const Player = await loadHls();
      if (isOver) return;
      if (Player.isSupported()) {
        session.current = new HlsSession(Player, {
          video: target, streamUrl, startAt, saveData, choices: choices.current, onNews: tell,
          onFatal: (error) => void rescue(session.current?.isMediaError(error) ?? false),
        });
      } else {
        target.src = streamUrl;
        target.currentTime = startAt;
      }
      if (wasPlaying || loads > 0) target.play().catch(() => tell({ phase: 'PAUSED' }));
      else tell({ phase: 'PAUSED' });
    };
    begin().catch(() => tell({ phase: 'FAILED' }));
    return () => {
      isOver = true;
      session.current?.end();
      session.current = null;
    };
  }, [videoId, streamUrl, isGrowing, saveData, loads, video, tell]);

  useWatchdog(state, () => setLoads((count) => count + 1), rescued, tell);

  const actions = useMemo<PlayerActions>(
    () => ({
      ...element,
      setQuality(quality) {
        choices.current.quality = quality;
        session.current?.setQuality(quality);
        tell({ quality });
      },
      setCaption(caption) {
        setState((now) => {
          choices.current.captionLabel = now.captions.find(({ id }) => id === caption)?.label ?? null;
          return { ...now, caption };
        });
        session.current?.setCaption(caption);
      },
      fullscreen: () => toggleFullscreen(box.current, video.current),
      retry() {
        rescued.current = false;
        tell({ phase: 'LOADING' });
        void refresh.current().catch(() => {}).then(() => setLoads((count) => count + 1));
      },
    }),
    [element, tell, box, video],
  );
  return { state, actions };
}

/** A stream that stands still while there is a network is loaded again once, then it has failed. */
function useWatchdog(state: PlayerState, reload: () => void, rescued: RefObject<boolean>, tell: (news: Partial<PlayerState>) => void) {
  const { phase, position } = state;
  useEffect(() => {
    if (phase === 'PLAYING') rescued.current = false;
    if (phase !== 'BUFFERING') return;
    const bark = () => {
      if (!navigator.onLine) return;
      if (rescued.current) return tell({ phase: 'FAILED' });
      rescued.current = true;
      reload();
    };
    const timer = setInterval(bark, WATCHDOG_MS);
    addEventListener('online', bark);
    return () => {
      clearInterval(timer);
      removeEventListener('online', bark);
    };
    // position is among them: each step forward begins the wait anew
  }, [phase, position]);
}

function toggleFullscreen(box: HTMLElement | null, video: HTMLVideoElement | null) {
  if (document.fullscreenElement) return void document.exitFullscreen();
  if (box?.requestFullscreen) return void box.requestFullscreen().catch(() => {});
  // why: an iPhone shows only the video itself on the whole screen
  (video as unknown as { webkitEnterFullscreen?(): void } | null)?.webkitEnterFullscreen?.();
}
