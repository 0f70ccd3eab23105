// Puts the page together: who you are, the file to upload, the list, the player.

import { Api } from './api.js';
import { ask, pickFile, say } from './dom.js';
import { follow } from './events.js';
import { VideoList } from './list.js';
import { recall } from './memory.js';
import { Player } from './player.js';
import { ACCEPT, mimeOf, refusal, titleOf } from './sources.js';
import { Upload } from './upload.js';
import { patiently } from './patience.js';

const $ = (selector) => document.querySelector(selector);
const USER = 'millrace.user';

const config = await (await fetch('/config.json')).json();
const uploads = new Set();
let api;
let list;
let player;
let chosen = null;

function complain(error) {
  console.error(error);
  say($('#problem p'), error.message);
  $('#problem').hidden = false;
}

const announce = (text) => say($('#announcement'), text);

/** Runs an action and shows what went wrong with it. */
const tried = (action) => async (...given) => {
  $('#problem').hidden = true;
  try {
    await action(...given);
  } catch (error) {
    complain(error);
  }
};

// --- who you are

function signIn(user) {
  localStorage.setItem(USER, user);
  $('#user').textContent = user;
  document.body.className = 'signed-in';
  api = new Api(config, user);
  player = new Player(api, complain);
  list = new VideoList(api, { list: $('#videos'), empty: $('#empty'), more: $('#more') }, { actions, announce, complain });
  follow(api, {
    onOpen: () => {
      setLive(true);
      list.load().catch(complain);
    },
    onLost: () => setLive(false),
    onEvent: ({ data }) => list.apply(data),
    signal: new AbortController().signal,
  });
}

function setLive(isLive) {
  $('#live').dataset.live = isLive;
  say($('#live'), isLive ? 'Live' : 'Reconnecting…');
}

$('#who').addEventListener('submit', tried(async (event) => {
  event.preventDefault();
  const user = $('#name').value.trim();
  await new Api(config, user).videos(null);
  signIn(user);
}));

$('#change').addEventListener('click', async () => {
  const busy = [...uploads].filter((upload) => upload.isMoving);
  if (busy.length && !(await ask('An upload is running. Pause it and change the person?', 'Change'))) return;
  await Promise.all(busy.map((upload) => upload.pause()));
  localStorage.removeItem(USER);
  location.reload();
});

// --- a new video

$('#file').accept = ACCEPT;
$('#file').addEventListener('change', () => choose($('#file').files[0]));

/** Shows the chosen file and asks for a title, or says why it cannot be uploaded. */
const choose = tried(async (file) => {
  if (!file) return;
  const reason = refusal(file, config);
  if (reason) throw new Error(reason);
  const known = recall(api.user, file);
  if (known && (await goOn(file, known))) return;
  chosen = file;
  $('#chosen').textContent = file.name;
  $('#title').value = titleOf(file);
  $('#new').classList.add('has-file');
  $('#title').focus();
  $('#title').select();
});

function chooseNothing() {
  chosen = null;
  $('#file').value = '';
  $('#new').classList.remove('has-file');
}

$('#other').addEventListener('click', chooseNothing);

$('#new').addEventListener('submit', tried(async (event) => {
  event.preventDefault();
  const file = chosen;
  const body = { title: $('#title').value.trim(), sourceMime: mimeOf(file, config), sourceSizeBytes: file.size, filename: file.name };
  const key = crypto.randomUUID();
  $('#send').disabled = true;
  const video = await patiently(() => api.createVideo(body, key), { tries: 4 }).finally(() => ($('#send').disabled = false));
  chooseNothing();
  run(list.put(video, true), file);
}));

/** The file was being uploaded before: its upload goes on, if the server still has it. */
async function goOn(file, { videoId, sessionId }) {
  const video = await api.video(videoId).catch(() => null);
  if (video?.status !== 'UPLOADING') return false;
  announce(`Going on with ${video.title}.`);
  chooseNothing();
  run(list.put(video, true), file, sessionId);
  return true;
}

function run(row, file, sessionId) {
  if (row.upload?.isMoving) return;
  const upload = new Upload(api, row.video.id, file, mimeOf(file, config), sessionId);
  uploads.add(upload);
  row.attach(upload);
  upload.addEventListener('change', () => upload.isOver && list.refresh(row.video.id));
  upload.start();
}

addEventListener('beforeunload', (event) => {
  if ([...uploads].some((upload) => upload.isMoving)) event.preventDefault();
});

// --- dropping a file anywhere

addEventListener('dragover', (event) => {
  event.preventDefault();
  document.body.classList.add('dragging');
});
addEventListener('dragleave', (event) => event.relatedTarget || document.body.classList.remove('dragging'));
addEventListener('drop', (event) => {
  event.preventDefault();
  document.body.classList.remove('dragging');
  if (api) choose(event.dataTransfer.files[0]);
});

// --- what can be done with a video

const actions = {
  play: tried((row) => player.play(row.video.id)),
  retry: tried(async (row) => {
    await api.retryVideo(row.video.id);
    list.refresh(row.video.id);
  }),
  remove: tried(async (row) => {
    if (!(await ask(`Delete “${row.video.title}”? This cannot be undone.`, 'Delete'))) return;
    await api.deleteVideo(row.video.id);
    list.remove(row.video.id);
    announce(`${row.video.title} is deleted.`);
  }),
  cancel: tried(async (row) => {
    if (await ask(`Cancel the upload of “${row.video.title}”? What was sent is thrown away.`, 'Cancel the upload')) {
      await row.upload.cancel();
    }
  }),
  uploadAgain: tried(async (row) => {
    const file = await pickFile(ACCEPT);
    const reason = refusal(file, config);
    if (reason) throw new Error(reason);
    if (row.video.status === 'UPLOADING' && file.size !== row.video.source.sizeBytes) {
      throw new Error(`“${file.name}” is another file than the one whose upload was begun.`);
    }
    run(row, file);
  }),
};

$('#dismiss').addEventListener('click', () => ($('#problem').hidden = true));

const known = localStorage.getItem(USER);
if (known) {
  signIn(known);
} else {
  document.body.className = 'stranger';
  $('#name').focus();
}
