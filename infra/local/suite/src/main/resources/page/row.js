// A video in the list. The element lives as long as the video is shown; updates change only differences.

import { make, say } from './dom.js';
import { age, bytes, clock, isBad, needsOtherFile, needsUpload, noteWords, reasonWords, stageWords, statusWord, timeLeft } from './words.js';

export class Row {
  video = {};
  upload = null;

  /** `actions`: play, retry, remove, uploadAgain, timeline, each called with this row. */
  constructor(actions) {
    const button = (label, act, className = '') => make('button', { type: 'button', className, onclick: act }, label);
    this.poster = make('button', { type: 'button', className: 'poster', disabled: true, onclick: () => actions.play(this) });
    this.title = make('h3');
    this.badge = make('span', { className: 'badge' });
    this.facts = make('p', { className: 'facts' });
    this.bar = make('progress', { max: 100 });
    this.note = make('p', { className: 'note' });
    this.buttons = {
      play: button('Play', () => actions.play(this), 'primary'),
      pause: button('Pause', () => this.upload.pause()),
      resume: button('Resume', () => this.upload.start(), 'primary'),
      cancel: button('Cancel', () => actions.cancel(this)),
      again: button('Choose the file…', () => actions.uploadAgain(this), 'primary'),
      retry: button('Retry', () => actions.retry(this), 'primary'),
      timeline: button('Timeline', () => actions.timeline(this), 'quiet'),
      remove: button('Delete', () => actions.remove(this), 'quiet'),
    };
    this.element = make('li', { className: 'video' }, this.poster,
      make('div', { className: 'about' },
        make('div', { className: 'heading' }, this.title, this.badge), this.facts, this.bar, this.note),
      make('div', { className: 'actions' }, ...Object.values(this.buttons)));
  }

  /** Merges a new state of the video; missing fields stay unchanged. */
  update(news) {
    this.video = { ...this.video, ...news };
    this.show();
  }

  attach(upload) {
    this.upload = upload;
    upload.addEventListener('change', () => this.#showSoon());
    this.show();
  }

  setPoster(url) {
    this.poster.replaceChildren(make('img', { src: url, alt: '' }));
  }

  #showSoon() {
    this.pending ??= requestAnimationFrame(() => {
      this.pending = null;
      this.show();
    });
  }

  show() {
    const { status, title } = this.video;
    const live = this.#liveUpload();
    this.element.dataset.status = status;
    this.badge.classList.toggle('bad', isBad(this.video));
    say(this.title, title ?? '');
    say(this.badge, live?.state === 'paused' ? 'Paused' : statusWord(this.video));
    say(this.facts, this.#factsText());
    this.poster.disabled = status !== 'READY';
    this.poster.setAttribute('aria-label', `Play ${title}`);
    this.bar.setAttribute('aria-label', `Progress of ${title}`);
    this.#showProgress(live);
    this.#showButtons(live);
  }

  /** Shows the upload of this tab, unless the server reports its end. */
  #liveUpload() {
    if (!this.upload) return null;
    const { status } = this.video;
    const open = status === 'UPLOADING' || (status === 'DRAFT' && this.upload.state !== 'canceled');
    return open || (status === 'FAILED' && !this.upload.isOver) ? this.upload : null;
  }

  #factsText() {
    const { source, durationSeconds, width, height, createdAt } = this.video;
    return [
      durationSeconds && clock(durationSeconds),
      width && `${width} × ${height}`,
      source?.sizeBytes && bytes(source.sizeBytes),
      createdAt && age(createdAt),
    ].filter(Boolean).join('  ·  ');
  }

  #showProgress(live) {
    const { status, progress, failReason } = this.video;
    this.note.classList.toggle('bad', live?.state === 'failed' || (!live && isBad(this.video)));
    if (live) {
      this.#percent((live.sentBytes / live.file.size) * 100);
      say(this.note, uploadWords(live));
      return;
    }
    const processing = status === 'TRANSCODING' || status === 'UPLOADED';
    const growing = status === 'READY' && progress;
    this.#percent(processing || growing ? (progress?.percent ?? null) : undefined);
    if (processing) say(this.note, processingWords(progress));
    else if (growing) say(this.note, `Plays already  ·  ${processingWords(progress)}`);
    else if (status === 'FAILED') say(this.note, reasonWords(failReason));
    else if (status === 'UPLOADING') say(this.note, 'Not finished. Choose the same file to resume.');
    else say(this.note, status === 'DRAFT' ? 'No file has been uploaded yet.' : noteWords(this.video.sourceNotes));
  }

  /** A number, null for indeterminate, undefined for no bar. */
  #percent(value) {
    this.bar.hidden = value === undefined;
    if (value === null) this.bar.removeAttribute('value');
    else if (value !== undefined) this.bar.value = value;
  }

  #showButtons(live) {
    const { status, failReason } = this.video;
    const failed = status === 'FAILED' && !live;
    const wanted = {
      play: status === 'READY',
      pause: live?.isMoving,
      resume: live?.state === 'paused' || live?.state === 'failed',
      cancel: live && !['finishing', 'done', 'canceled'].includes(live.state),
      again: !live && (status === 'DRAFT' || status === 'UPLOADING' || (failed && needsUpload(failReason))),
      retry: failed && !needsUpload(failReason),
      timeline: !live && status !== 'DRAFT',
      remove: !live,
    };
    const focused = document.activeElement;
    for (const [name, button] of Object.entries(this.buttons)) button.hidden = !wanted[name];
    this.buttons.resume.textContent = live?.state === 'failed' ? 'Try again' : 'Resume';
    const choose = failed && needsOtherFile(failReason) ? 'Choose another file…' : 'Choose the file…';
    this.buttons.again.textContent = status === 'UPLOADING' ? 'Continue…' : choose;
    // why: hiding the pressed button would move keyboard focus to the top of the page
    if (focused?.hidden && this.element.contains(focused)) this.element.querySelector('.actions button:not([hidden])')?.focus();
  }
}

function processingWords(progress) {
  if (!progress) return 'Waiting for a free worker';
  const percent = progress.percent == null ? null : `${progress.percent} %`;
  const left = progress.etaSeconds == null ? null : timeLeft(progress.etaSeconds);
  return [stageWords(progress.stage), percent, left].filter(Boolean).join('  ·  ');
}

function uploadWords(upload) {
  const sent = `${bytes(upload.sentBytes)} of ${bytes(upload.file.size)}`;
  const percent = `${Math.floor((upload.sentBytes / upload.file.size) * 100)} %`;
  switch (upload.state) {
    case 'starting': return 'Starting…';
    case 'waiting': return `${percent}  ·  ${sent}  ·  The network is gone, trying again`;
    case 'paused': return `${percent}  ·  ${sent}${upload.error ? `  ·  ${upload.error.message}` : ''}`;
    case 'finishing':
    case 'done': return 'All parts are uploaded, checking the file…';
    case 'canceled': return 'Cancelling…';
    case 'failed': return upload.error.message;
    default: return [percent, sent, upload.bytesPerSecond && `${bytes(upload.bytesPerSecond)}/s`,
      upload.etaSeconds != null && timeLeft(upload.etaSeconds)].filter(Boolean).join('  ·  ');
  }
}
