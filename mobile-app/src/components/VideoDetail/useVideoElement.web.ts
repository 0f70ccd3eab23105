import { useEffect, useMemo, type RefObject } from 'react';
import type { PlayerActions, PlayerState } from './player';

const KEEP_MS = 5_000;

/** Listens to a video element and moves it. `keep` hears of the position now and then, and when the player goes. */
export function useVideoElement(
  video: RefObject<HTMLVideoElement | null>,
  tell: (news: Partial<PlayerState>) => void,
  keep: (position: number, duration: number) => void,
): Pick<PlayerActions, 'play' | 'pause' | 'seek' | 'setMuted'> {
  useEffect(() => {
    const element = video.current!;
    const keepNow = () => element.duration && keep(element.currentTime, element.duration);
    const listeners: [string, () => void][] = [
      ['playing', () => tell({ phase: 'PLAYING' })],
      ['waiting', () => tell({ phase: 'BUFFERING' })],
      ['pause', () => (tell({ phase: 'PAUSED' }), keepNow())],
      ['ended', () => (tell({ phase: 'PAUSED' }), keepNow())],
      ['timeupdate', () => tell({ position: element.currentTime, bufferedTo: bufferedTo(element) })],
      ['progress', () => tell({ bufferedTo: bufferedTo(element) })],
      ['seeking', () => tell({ position: element.currentTime })],
      ['durationchange', () => Number.isFinite(element.duration) && tell({ duration: element.duration })],
      ['volumechange', () => tell({ isMuted: element.muted })],
    ];
    listeners.forEach(([name, listener]) => element.addEventListener(name, listener));
    const timer = setInterval(() => !element.paused && keepNow(), KEEP_MS);
    addEventListener('pagehide', keepNow);
    return () => {
      keepNow();
      clearInterval(timer);
      removeEventListener('pagehide', keepNow);
      listeners.forEach(([name, listener]) => element.removeEventListener(name, listener));
    };
    // `keep` may be a new function each time; the element is what this follows
  }, [video, tell]);

  return useMemo(
    () => ({
      play: () => void video.current?.play().catch(() => tell({ phase: 'PAUSED' })),
      pause: () => video.current?.pause(),
      seek(position) {
        if (video.current) video.current.currentTime = position;
        tell({ position });
      },
      setMuted(isMuted) {
        if (video.current) video.current.muted = isMuted;
      },
    }),
    [video, tell],
  );
}

function bufferedTo({ buffered, currentTime }: HTMLVideoElement): number {
  for (let at = 0; at < buffered.length; at++) {
    if (buffered.start(at) <= currentTime + 0.5 && buffered.end(at) >= currentTime) return buffered.end(at);
  }
  return currentTime;
}
