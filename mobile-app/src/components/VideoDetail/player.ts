import type { Storyboard } from '../../utils/webVtt';

export type Phase = 'LOADING' | 'PLAYING' | 'PAUSED' | 'BUFFERING' | 'FAILED';

export interface CaptionTrack {
  id: number;
  label: string;
}

/** What a player does, the same on every platform. Times are in seconds. */
export interface PlayerState {
  phase: Phase;
  position: number;
  duration: number;
  bufferedTo: number;
  isMuted: boolean;
  /** The short sides of the versions, largest first: 1080, 720, 480. */
  qualities: number[];
  /** The chosen one, null for Auto. */
  quality: number | null;
  /** The one that plays; null where the system does not say. */
  playing: number | null;
  captions: CaptionTrack[];
  caption: number | null;
}

export const AT_REST: PlayerState = {
  phase: 'LOADING',
  position: 0,
  duration: 0,
  bufferedTo: 0,
  isMuted: false,
  qualities: [],
  quality: null,
  playing: null,
  captions: [],
  caption: null,
};

export interface PlayerActions {
  play(): void;
  pause(): void;
  seek(position: number): void;
  setMuted(isMuted: boolean): void;
  setQuality(quality: number | null): void;
  setCaption(id: number | null): void;
  fullscreen(): void;
  /** After a failure: again at the same position. */
  retry(): void;
}

export interface PlayerViewProps {
  videoId: string;
  title: string;
  streamUrl: string;
  posterUrl: string | null;
  storyboard: Storyboard | null;
  headers: Record<string, string>;
  durationSeconds: number | null;
  /** Width by height of the picture; null where it is not known. */
  aspect: number | null;
  /** More versions are still being made: the stream is read again when they are there. */
  isGrowing: boolean;
  saveData: boolean;
  /** Asks for new cookies; resolves when they are there. */
  onStale(): Promise<unknown>;
}

/** 1080 for 1920 × 1080 and for 1080 × 1920. */
export const shortSide = (width: number, height: number) => Math.min(width, height) || height;

/** Of the seed: what "Save data" plays at most, in bits per second. */
export const SAVE_DATA_BPS = 1_500_000;
/** A playing stream without progress for so long, while online, is loaded again once. */
export const WATCHDOG_MS = 12_000;
/** How far the arrow keys go. */
export const STEP_SECONDS = 5;

/** The shape of the player: a portrait film gets more height, but never more than a screen has. */
export const frameAspect = (aspect: number | null) => Math.max(4 / 5, aspect ?? 16 / 9);

export const distinct = (sides: number[]) => [...new Set(sides)].sort((one, other) => other - one);
