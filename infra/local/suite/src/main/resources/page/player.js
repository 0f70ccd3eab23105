// Plays a READY video with hls.js (or natively where there is no Media Source), with a choice of quality and captions.

import { make, say } from './dom.js';

const RENEW_BEFORE_MS = 5 * 60_000;

export class Player {
  #hls = null;
  #renewal = null;
  #playing = null;
  /** The user's choices for this video, which survive every reload of its stream. */
  #chosen = {};

  constructor(api, complain) {
    this.api = api;
    this.complain = complain;
    this.dialog = document.querySelector('#player');
    this.video = this.dialog.querySelector('video');
    this.title = this.dialog.querySelector('h2');
    this.quality = this.dialog.querySelector('select');
    this.captions = this.dialog.querySelector('#captions');
    this.level = this.dialog.querySelector('#level');
    this.dialog.querySelector('#close').onclick = () => this.dialog.close();
    this.dialog.onclose = () => this.#stop();
    this.quality.onchange = () => {
      this.#chosen.quality = chosenText(this.quality);
      this.#hls.nextLevel = Number(this.quality.value);
    };
    this.captions.onchange = () => {
      this.#chosen.captions = chosenText(this.captions);
      this.#hls.subtitleTrack = Number(this.captions.value);
    };
  }

  /** Loads the video first: the response sets the cookies for the CDN. */
  async play(id) {
    const { title, playback, progress } = await this.#fresh(id);
    if (!playback.ready) throw new Error('This video cannot be played yet.');
    say(this.title, title);
    say(this.level, 'Loading…');
    this.#playing = { id, url: playback.streamUrl, isGrowing: Boolean(progress) };
    this.dialog.showModal();
    const { default: Hls } = await import('/hls/hls.mjs');
    if (Hls.isSupported()) this.#start(Hls, id, playback.streamUrl);
    else this.#startNatively(playback.streamUrl);
    await this.video.play().catch(() => {});
  }

  /** Called with every newer state of a video: renditions may have been added, or a new output may have replaced the old one. */
  seen({ id, playback, progress }) {
    const now = this.#playing;
    if (now?.id !== id || !this.#hls || !playback.ready) return;
    const hasChanged = playback.streamUrl !== now.url || (now.isGrowing && !progress);
    Object.assign(now, { url: playback.streamUrl, isGrowing: Boolean(progress) });
    if (hasChanged) this.#continue(playback.streamUrl);
  }

  /** Continues at the same position of another master playlist, with the chosen quality and captions. */
  #continue(url) {
    const { currentTime, paused } = this.video;
    this.#hls.config.startPosition = currentTime;
    // why: a browser disables the text tracks of a stream that goes, which hls.js takes for a wish once the next one is there
    this.#hls.once(this.#hls.constructor.Events.LEVEL_SWITCHED, () => this.#showChosenCaptions());
    this.#hls.loadSource(url);
    if (!paused) this.video.play().catch(() => {});
  }

  async #fresh(id) {
    const video = await this.api.video(id);
    const expiresAt = video.playback.expiresAt;
    clearTimeout(this.#renewal);
    if (expiresAt) {
      const ms = Math.max(60_000, Date.parse(expiresAt) - Date.now() - RENEW_BEFORE_MS);
      this.#renewal = setTimeout(() => this.#fresh(id).catch(() => {}), ms);
    }
    return video;
  }

  #start(Hls, id, url) {
    const hls = new Hls({
      workerPath: '/hls/hls.worker.js',
      capLevelToPlayerSize: false,
      xhrSetup: (request) => (request.withCredentials = true),
    });
    this.#hls = hls;
    hls.on(Hls.Events.MANIFEST_PARSED, () => this.#offerQualities());
    hls.on(Hls.Events.SUBTITLE_TRACKS_UPDATED, () => this.#offerCaptions());
    hls.on(Hls.Events.LEVEL_SWITCHED, (_, { level }) => this.#showLevel(level));
    hls.on(Hls.Events.ERROR, (_, error) => error.fatal && this.#rescue(Hls, id, error));
    hls.loadSource(url);
    hls.attachMedia(this.video);
  }

  #startNatively(url) {
    this.video.crossOrigin = 'use-credentials';
    this.video.src = url;
    say(this.level, '');
  }

  #offerQualities() {
    const options = this.#hls.levels.map((level, index) => make('option', { value: index }, `${shortSide(level)}p`));
    this.quality.replaceChildren(make('option', { value: -1 }, 'Auto'), ...options.reverse());
    this.quality.value = valueOf(this.quality, this.#chosen.quality) ?? -1;
    this.#hls.loadLevel = Number(this.quality.value);
  }

  #offerCaptions() {
    const options = this.#hls.subtitleTracks.map((track, index) => make('option', { value: index }, track.name));
    this.captions.replaceChildren(make('option', { value: -1 }, 'Off'), ...options);
    this.captions.value = this.#hls.subtitleTrack;
    this.captions.parentElement.hidden = options.length === 0;
  }

  #showChosenCaptions() {
    const chosen = valueOf(this.captions, this.#chosen.captions);
    if (chosen === undefined) return;
    this.captions.value = chosen;
    this.#hls.subtitleTrack = Number(chosen);
  }

  #showLevel(index) {
    const level = this.#hls.levels[index];
    say(this.level, `Playing ${shortSide(level)}p, ${(level.bitrate / 1_000_000).toFixed(1)} Mbit/s`);
  }

  /** Recovers once from each kind of failure, by new cookies or a new decoder. */
  async #rescue(Hls, id, error) {
    const hls = this.#hls;
    const isFirst = hls && !hls.rescued;
    if (hls) hls.rescued = true;
    try {
      if (isFirst && error.type === Hls.ErrorTypes.MEDIA_ERROR) return hls.recoverMediaError();
      if (isFirst && error.type === Hls.ErrorTypes.NETWORK_ERROR) {
        const { playback } = await this.#fresh(id);
        return hls.loadSource(playback.streamUrl);
      }
    } catch (problem) {
      this.complain(problem);
    }
    say(this.level, `The video cannot be played (${error.details}).`);
  }

  #stop() {
    clearTimeout(this.#renewal);
    this.#hls?.destroy();
    this.#hls = null;
    this.#playing = null;
    this.#chosen = {};
    this.captions.parentElement.hidden = true;
    this.video.removeAttribute('src');
    this.video.load();
  }
}

const chosenText = (select) => select.selectedOptions[0].text;

/** The index of the option with this text, if any. */
const valueOf = (select, text) => [...select.options].find((option) => option.text === text)?.value;

/** 1080 for 1920 × 1080 and for 1080 × 1920. */
const shortSide = ({ width, height }) => Math.min(width, height) || height;
