// The suite's metrics at a glance. Limits are those of the alarms in infra/docs/signals.md.

import { make, say } from './dom.js';
import { max, samples, sum } from './prometheus.js';
import { bytes } from './words.js';

const PAUSE_MS = 2000;
const WORDS = { good: 'fine', warn: 'watch', bad: 'alarm', '': '' };

/** What a value above a limit is. */
const above = (value, warn, bad) => (value > bad ? 'bad' : value > warn ? 'warn' : 'good');
const seconds = (value) => `${Math.round(value)} s`;

function uploads(all) {
  return [
    ['open sessions', sum(all, 'upload_sessions_live'), ''],
    ['completed', sum(all, 'upload_session_transitions_total', { to: 'completed' }), ''],
    ['received', bytes(sum(all, 'upload_bytes_completed_total')), ''],
    ['failed', sum(all, 'upload_session_transitions_total', { to: 'failed' }), 'good', 0, Infinity],
    ['lost by storage', sum(all, 'upload_multiparts_lost_total'), 'good', 0, 0],
  ];
}

function queue(all) {
  const oldest = max(all, 'video_jobs_oldest_seconds');
  const waiting = max(all, 'video_jobs_waiting');
  return [
    ['waiting jobs', waiting, ''],
    ['their sources', bytes(max(all, 'video_jobs_waiting_bytes')), ''],
    ['oldest job', seconds(oldest), above(oldest, 60, 900)],
  ];
}

function transcoding(all) {
  const missed = sum(all, 'video_ready_latency_total', { slo: 'MISSED' });
  const ready = missed + sum(all, 'video_ready_latency_total', { slo: 'MET' });
  const late = ready ? (100 * missed) / ready : 0;
  const oldest = max(all, 'video_oldest_seconds', { status: 'TRANSCODING' });
  return [
    ['READY', sum(all, 'video_status_transitions_total', { to: 'READY' }), ''],
    ['READY too late', `${Math.round(late)} %`, above(late, 0, 5)],
    ['longest TRANSCODING', seconds(oldest), above(oldest, 600, 21600)],
    ['failed by us', sum(all, 'video_failures_total', { fault: 'OURS' }), 'good', 0, 0],
    ['failed by the source', sum(all, 'video_failures_total', { fault: 'SOURCE' }), ''],
    ['repairs', sum(all, 'video_recovery_repairs_total'), 'good', 0, 10],
  ];
}

function workers(all) {
  return [
    ['at work', sum(all, 'transcode_jobs_running'), ''],
    ['ended', sum(all, 'transcode_jobs_ended_total', { outcome: 'told' }), ''],
    ['failed', sum(all, 'transcode_jobs_ended_total', { outcome: 'failed' }), 'good', 0, Infinity],
    ['leases lost', sum(all, 'transcode_jobs_ended_total', { outcome: 'lease_lost' }), 'good', 0, Infinity],
    ['CPU of ffmpeg', seconds(sum(all, 'transcode_cpu_seconds_total')), ''],
  ];
}

function playback(edge) {
  const asked = edge.hits + edge.misses;
  return [
    ['served', bytes(edge.bytesServed), ''],
    ['from the cache', asked ? `${Math.round((100 * edge.hits) / asked)} %` : '–', ''],
    ['refused', edge.refusals, ''],
    ['errors', edge.errors, 'good', 0, 0],
  ];
}

function errors(all) {
  const lag = Math.max(max(all, 'video_outbox_lag_seconds'), max(all, 'upload_outbox_lag_seconds'));
  const dead = ['video', 'upload'].map((one) => sum(all, `${one}_outbox_messages_total`, { outcome: 'dead' }));
  return [
    ['answers UNAVAILABLE', sum(all, 'refusals_total', { code: 'UNAVAILABLE' }), 'good', 0, Infinity],
    ['answers INTERNAL', sum(all, 'refusals_total', { code: 'INTERNAL' }), 'good', 0, 0],
    ['outbox behind', seconds(lag), above(lag, 5, 60)],
    ['messages given up', dead[0] + dead[1], 'good', 0, 0],
    ['webhooks refused', sum(all, 'video_webhook_refused_total'), 'good', 0, 10],
  ];
}

function tile([name, value, level, warn, bad]) {
  const known = warn === undefined ? level : above(value, warn, bad);
  return make('div', { className: `tile ${known}` },
    make('span', { className: 'note' }, name), make('strong', {}, String(value)), make('em', {}, WORDS[known]));
}

function group(title, tiles) {
  return make('section', {}, make('h2', {}, title), make('div', { className: 'tiles' }, ...tiles.map(tile)));
}

function show({ edge, ...services }) {
  const all = Object.values(services).flatMap((text) => samples(text ?? ''));
  const processes = Object.entries(services).map(([name, text]) => [name, text ? 'up' : 'away', text ? 'good' : 'bad']);
  const groups = [group('Processes', processes), group('Uploads', uploads(all)), group('Queue', queue(all)),
    group('Transcoding', transcoding(all))];
  if (Object.keys(services).some((name) => name.startsWith('worker-'))) groups.push(group('Workers', workers(all)));
  if (edge) groups.push(group('Playback', playback(JSON.parse(edge))));
  groups.push(group('Errors', errors(all)));
  document.getElementById('groups').replaceChildren(...groups);
}

async function refresh() {
  const state = document.getElementById('state');
  try {
    const response = await fetch('/metrics.json');
    if (!response.ok) throw new Error(`status ${response.status}`);
    show(await response.json());
    say(state, `As of ${new Date().toLocaleTimeString()}`);
  } catch (error) {
    say(state, `Not read: ${error.message}`);
  }
  setTimeout(refresh, PAUSE_MS);
}

refresh();
