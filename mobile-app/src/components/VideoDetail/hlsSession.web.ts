import type Hls from 'hls.js';
import type { ErrorData, HlsConfig } from 'hls.js';
import { distinct, SAVE_DATA_BPS, shortSide, type PlayerState } from './player';

/** Seconds that are loaded ahead. */
const AHEAD_SECONDS = 30;

type Listener = (news: Partial<PlayerState>) => void;

/** What a person chose for a video, which outlives each loading of its stream. */
export interface Choices {
  quality: number | null;
  captionLabel: string | null;
}

interface Wishes {
  video: HTMLVideoElement;
  streamUrl: string;
  startAt: number;
  saveData: boolean;
  choices: Choices;
  onNews: Listener;
  /** A failure that hls.js does not get over by itself. */
  onFatal(error: ErrorData): void;
}

/** hls.js is loaded with the first player, never with the first page. */
export const loadHls = () => import('hls.js').then((module) => module.default);

/** One hls.js on one video element. */
export class HlsSession {
  private readonly hls: Hls;

  constructor(
    private readonly Player: typeof Hls,
    private readonly wishes: Wishes,
  ) {
    const config: Partial<HlsConfig> = {
      workerPath: '/hls.worker.js',
      capLevelToPlayerSize: true,
      maxBufferLength: AHEAD_SECONDS,
      startPosition: wishes.startAt || -1,
      xhrSetup: (request) => void (request.withCredentials = true),
    };
    this.hls = new Player(config);
    this.listen();
    this.hls.loadSource(wishes.streamUrl);
    this.hls.attachMedia(wishes.video);
  }

  private listen() {
    const { Events } = this.Player;
    const { onNews, onFatal } = this.wishes;
    this.hls.on(Events.MANIFEST_PARSED, () => this.offerQualities());
    this.hls.on(Events.SUBTITLE_TRACKS_UPDATED, () => this.offerCaptions());
    this.hls.on(Events.LEVEL_SWITCHED, (_, { level }) => onNews({ playing: this.sideOf(level) }));
    this.hls.on(Events.ERROR, (_, error) => error.fatal && onFatal(error));
  }

  private sideOf(index: number): number | null {
    const level = this.hls.levels[index];
    return level ? shortSide(level.width, level.height) : null;
  }

  private offerQualities() {
    const { choices, saveData, onNews } = this.wishes;
    onNews({ qualities: distinct(this.hls.levels.map((level) => shortSide(level.width, level.height))) });
    if (saveData) this.capBitrate();
    if (choices.quality !== null) this.setQuality(choices.quality);
  }

  private capBitrate() {
    const allowed = this.hls.levels.findLastIndex((level) => level.bitrate <= SAVE_DATA_BPS);
    this.hls.autoLevelCapping = Math.max(0, allowed);
  }

  private offerCaptions() {
    const tracks = this.hls.subtitleTracks.map((track, id) => ({ id, label: track.name }));
    const chosen = tracks.find(({ label }) => label === this.wishes.choices.captionLabel)?.id ?? null;
    this.setCaption(chosen);
    this.wishes.onNews({ captions: tracks, caption: chosen });
  }

  /** The best version of that side, or null for Auto. */
  setQuality(side: number | null) {
    const index = side === null ? -1 : this.hls.levels.findLastIndex((level) => shortSide(level.width, level.height) === side);
    this.hls.nextLevel = index;
    // why: the cap follows the player's size, and a person who names a version means it
    this.hls.config.capLevelToPlayerSize = side === null;
  }

  setCaption(id: number | null) {
    this.hls.subtitleDisplay = id !== null;
    this.hls.subtitleTrack = id ?? -1;
  }

  recoverDecoder = () => this.hls.recoverMediaError();

  isMediaError = (error: ErrorData) => error.type === this.Player.ErrorTypes.MEDIA_ERROR;

  end() {
    this.hls.destroy();
  }
}
