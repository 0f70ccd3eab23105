// Assembles the page: sign-in, then the list, new videos and the player.

import { Api } from './api.js';
import { ask, say } from './dom.js';
import { complain, tried } from './errors.js';
import { follow } from './events.js';
import { VideoList } from './list.js';
import { NewVideo } from './newvideo.js';
import { Player } from './player.js';
import { Timeline } from './timeline.js';

const USER = 'millrace.user';
const $ = (selector) => document.querySelector(selector);
const announce = (text) => say($('#announcement'), text);

function signIn(api) {
  localStorage.setItem(USER, api.user);
  $('#user').textContent = api.user;
  document.body.className = 'signed-in';
  const page = { player: new Player(api, complain), timeline: new Timeline(api) };
  page.list = new VideoList(api, { list: $('#videos'), empty: $('#empty'), more: $('#more') },
    { actions: actions(api, page), announce, complain, onSeen: (video) => page.player.seen(video) });
  page.newVideo = new NewVideo(api, page.list, announce);
  $('#change').addEventListener('click', () => changePerson(page.newVideo.running));
  follow(api, {
    onOpen: () => {
      setLive(true);
      page.list.load().catch(complain);
    },
    onLost: () => setLive(false),
    onEvent: ({ data }) => page.list.apply(data),
  });
}

/** The actions of a row. */
function actions(api, page) {
  return {
    play: tried((row) => page.player.play(row.video.id)),
    timeline: tried((row) => page.timeline.show(row.video)),
    uploadAgain: tried((row) => page.newVideo.uploadAgain(row)),
    retry: tried(async (row) => {
      await api.retryVideo(row.video.id);
      page.list.refresh(row.video.id);
    }),
    remove: tried(async (row) => {
      if (!(await ask(`Delete “${row.video.title}”? This cannot be undone.`, 'Delete'))) return;
      await api.deleteVideo(row.video.id);
      page.list.remove(row.video.id);
      announce(`${row.video.title} is deleted.`);
    }),
    cancel: tried(async (row) => {
      const question = `Cancel the upload of “${row.video.title}”? What was sent is thrown away.`;
      if (await ask(question, 'Cancel the upload')) await row.upload.cancel();
    }),
  };
}

function setLive(isLive) {
  $('#live').dataset.live = isLive;
  say($('#live'), isLive ? 'Live' : 'Reconnecting…');
}

async function changePerson(running) {
  if (running.length && !(await ask('An upload is running. Pause it and change the user?', 'Change'))) return;
  await Promise.all(running.map((upload) => upload.pause()));
  localStorage.removeItem(USER);
  location.reload();
}

function askWho(config) {
  document.body.className = 'stranger';
  $('#name').focus();
  $('#who').addEventListener('submit', tried(async (event) => {
    event.preventDefault();
    const api = new Api(config, $('#name').value.trim());
    $('#go').disabled = true;
    await api.videos(null).finally(() => ($('#go').disabled = false));
    signIn(api);
    $('#file').focus();
  }));
}

const config = await (await fetch('/config.json')).json();
const known = localStorage.getItem(USER);
if (known) signIn(new Api(config, known));
else askWho(config);
