// The user's videos, newest first, kept up to date by events.

import { say } from './dom.js';
import { patiently } from './patience.js';
import { Row } from './row.js';

const AGES_MS = 60_000;
const LOOKS = 4;

export class VideoList {
  #rows = new Map();
  #waiting = new Map();
  #busy = false;
  #cursor = null;

  /** `actions` are those of the rows, `announce(text)` speaks to screen readers, `complain(error)` shows an error, `onSeen(video)` hears
   * of every newer answer of the server. */
  constructor(api, { list, empty, more }, { actions, announce, complain, onSeen }) {
    Object.assign(this, { api, list, empty, more, actions, announce, complain, onSeen });
    setInterval(() => this.#rows.forEach((row) => row.show()), AGES_MS);
    more.onclick = () => this.#loadPage(this.#cursor).catch(complain);
  }

  /** Reloads the newest page; existing rows are updated in place. */
  async load() {
    const { items, nextCursor } = await this.api.videos(null);
    const isFirst = this.#rows.size === 0;
    for (const video of [...items].reverse()) this.put(video, true);
    if (isFirst) this.#showMore(nextCursor);
    this.#showEmpty();
  }

  async #loadPage(cursor) {
    const { items, nextCursor } = await this.api.videos(cursor);
    for (const video of items) this.put(video, false);
    this.#showMore(nextCursor);
  }

  #showMore(cursor) {
    this.#cursor = cursor;
    this.more.hidden = !cursor;
  }

  #showEmpty() {
    say(this.empty, this.#rows.size ? '' : 'Your videos appear here.');
  }

  /** Shows a video, at the top or bottom if it is new; returns its row. */
  put(video, onTop) {
    let row = this.#rows.get(video.id);
    if (!row) {
      row = new Row(this.actions);
      this.#rows.set(video.id, row);
      if (onTop) this.list.prepend(row.element);
      else this.list.append(row.element);
    }
    row.update(video);
    this.refresh(video.id);
    this.#showEmpty();
    return row;
  }

  remove(id) {
    const row = this.#rows.get(id);
    row?.element.remove();
    if (row?.posterObject) URL.revokeObjectURL(row.posterObject);
    this.#rows.delete(id);
    this.#showEmpty();
  }

  /** Handles a server event: progress is applied directly, anything else triggers a reload of the video. */
  apply(data) {
    const row = this.#rows.get(data.id);
    if (row && data.progress && data.status === row.video.status) row.update({ progress: data.progress });
    else this.refresh(data.id);
  }

  /** Loads a video; one call at a time, so that an older response never overwrites a newer one. */
  refresh(id) {
    this.#waiting.set(id, true);
    this.#drain();
  }

  async #drain() {
    if (this.#busy) return;
    this.#busy = true;
    while (this.#waiting.size) {
      const [id] = this.#waiting.keys();
      this.#waiting.delete(id);
      await this.#look(id);
    }
    this.#busy = false;
  }

  async #look(id) {
    try {
      const video = await patiently(() => this.api.video(id), { tries: LOOKS });
      const before = this.#rows.get(id)?.video.status;
      const row = this.#rows.get(id) ?? this.#isNewest(video);
      if (!row) return;
      row.update(video);
      this.onSeen(video);
      this.#tell(video, before);
      this.#loadPoster(row, video.playback?.posterUrl);
    } catch (error) {
      if (error.status === 404) this.remove(id);
      else if (error.status !== 0) this.complain(error);
    }
  }

  /** A video created elsewhere is added on top; one of a page that is not shown is ignored. */
  #isNewest(video) {
    const newest = [...this.#rows.values()].map((row) => row.video.createdAt).sort().at(-1);
    return !newest || video.createdAt >= newest ? this.put(video, true) : null;
  }

  #tell(video, before) {
    if (!before || before === video.status) return;
    if (video.status === 'READY') this.announce(`${video.title} is ready to play.`);
    if (video.status === 'FAILED') this.announce(`${video.title} has failed.`);
    if (video.status === 'TRANSCODING') this.announce(`${video.title} is being processed.`);
  }

  /** why: fetched rather than linked, because it needs the video's own cookies, which the last response has set. */
  async #loadPoster(row, url) {
    if (!url || row.posterUrl === url) return;
    row.posterUrl = url;
    const response = await fetch(url, { credentials: 'include' }).catch(() => null);
    if (!response?.ok) {
      row.posterUrl = null;
      return;
    }
    row.posterObject = URL.createObjectURL(await response.blob());
    row.setPoster(row.posterObject);
  }
}
