// From a file to a running upload: picked or dropped, checked, titled, or recognised and resumed.

import { pickFile } from './dom.js';
import { tried } from './errors.js';
import { newKey } from './keys.js';
import { recall } from './memory.js';
import { BATCH } from './parts.js';
import { patiently } from './patience.js';
import { ACCEPT, mimeOf, refusal, titleOf } from './sources.js';
import { Upload } from './upload.js';

const CREATE_TRIES = 4;
const $ = (selector) => document.querySelector(selector);

export class NewVideo {
  #uploads = new Set();
  #file = null;

  constructor(api, list, announce) {
    Object.assign(this, { api, list, announce });
    const choose = tried((file) => this.#choose(file));
    $('#file').accept = ACCEPT;
    $('#file').addEventListener('change', () => choose($('#file').files[0]));
    $('#other').addEventListener('click', () => this.#chooseNothing());
    $('#new').addEventListener('submit', tried((event) => this.#submit(event)));
    addEventListener('beforeunload', (event) => this.running.length && event.preventDefault());
    dropAnywhere(choose);
  }

  get running() {
    return [...this.#uploads].filter((upload) => upload.isMoving);
  }

  /** Lets the user pick the file of a video without a complete source. */
  async uploadAgain({ video }) {
    const file = await pickFile(ACCEPT);
    this.#check(file);
    if (video.status === 'UPLOADING' && file.size !== video.source.sizeBytes) {
      throw new Error(`“${file.name}” is another file than the one whose upload was begun.`);
    }
    this.#run(video, file);
  }

  #check(file) {
    const reason = refusal(file, this.api.config);
    if (reason) throw new Error(reason);
  }

  async #choose(file) {
    if (!file) return;
    this.#check(file);
    if (await this.#goOn(file)) return;
    this.#file = file;
    $('#chosen').textContent = file.name;
    $('#title').value = titleOf(file);
    $('#new').classList.add('has-file');
    $('#title').focus();
    $('#title').select();
  }

  #chooseNothing() {
    this.#file = null;
    $('#file').value = '';
    $('#new').classList.remove('has-file');
  }

  async #submit(event) {
    event.preventDefault();
    const file = this.#file;
    const key = newKey();
    const body = {
      title: $('#title').value.trim(),
      sourceMime: mimeOf(file, this.api.config),
      sourceSizeBytes: file.size,
      filename: file.name,
    };
    $('#send').disabled = true;
    try {
      const opened = await patiently(() => this.api.createUpload({ ...body, sign: BATCH }, key), { tries: CREATE_TRIES });
      this.#chooseNothing();
      const source = { mime: body.sourceMime, sizeBytes: file.size, filename: file.name };
      this.#run({ id: opened.videoId, title: body.title, status: 'UPLOADING', source }, file, { opened });
    } finally {
      $('#send').disabled = false;
    }
  }

  /** Resumes an earlier upload of the file, if its session is still live. */
  async #goOn(file) {
    const known = recall(this.api.user, file);
    const video = known && (await this.api.video(known.videoId).catch(() => null));
    if (video?.status !== 'UPLOADING') return false;
    this.announce(`Going on with ${video.title}.`);
    this.#chooseNothing();
    this.#run(video, file, { sessionId: known.sessionId });
    return true;
  }

  #run(video, file, session = {}) {
    const row = this.list.put(video, true);
    if (row.upload && !row.upload.isOver) return;
    const upload = new Upload(this.api, video.id, file, mimeOf(file, this.api.config), session);
    this.#uploads.add(upload);
    row.attach(upload);
    upload.addEventListener('change', () => upload.isOver && this.list.refresh(video.id));
    upload.start();
  }
}

function dropAnywhere(take) {
  const mark = (isOver) => document.body.classList.toggle('dragging', isOver);
  addEventListener('dragover', (event) => {
    event.preventDefault();
    mark(true);
  });
  addEventListener('dragleave', (event) => event.relatedTarget || mark(false));
  addEventListener('drop', (event) => {
    event.preventDefault();
    mark(false);
    take(event.dataTransfer.files[0]);
  });
}
