// Shows what a video's time went into: a lane of bars for all of it, one for the parts of its upload, and one for each row of tasks.

import { make, say } from './dom.js';
import { bytes, clock, share, stepTone, stepWords } from './words.js';

export class Timeline {
  constructor(api) {
    this.api = api;
    this.dialog = document.querySelector('#timeline');
    this.title = this.dialog.querySelector('h2');
    this.facts = this.dialog.querySelector('.note');
    this.lanes = this.dialog.querySelector('.lanes');
    this.shares = this.dialog.querySelector('.shares');
    this.dialog.querySelector('button').onclick = () => this.dialog.close();
  }

  async show({ id, title }) {
    const timeline = await this.api.timeline(id);
    say(this.title, title);
    say(this.facts, factsText(timeline));
    this.lanes.setAttribute('aria-label', `Timeline of ${title}; the list below says the same`);
    this.lanes.replaceChildren(...timeline.lanes.map((lane) => laneOf(lane, timeline)), ...readyLine(timeline));
    this.shares.replaceChildren(...shares(timeline.lanes[0].steps));
    this.dialog.showModal();
  }
}

const span = ({ startedAt, endedAt }) => (Date.parse(endedAt) - Date.parse(startedAt)) / 1000;
const length = ({ from, to }) => Math.max(0.001, (Date.parse(to) - Date.parse(from)) / 1000);

/** Where a moment lies, in percent. */
const place = (moment, timeline) => ((Date.parse(moment) - Date.parse(timeline.from)) / 10 / length(timeline)).toFixed(3);

function factsText(timeline) {
  const attempts = timeline.attempts.length;
  const lost = timeline.attempts.filter((attempt) => attempt.outcome === 'LOST').length;
  return [
    `${clock(length(timeline))} in all`,
    attempts && `${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}`,
    lost && `${lost} lost`,
    timeline.ended ? null : 'goes on',
  ].filter(Boolean).join('  ·  ');
}

function laneOf({ steps }, timeline) {
  return make('div', { className: 'lane' }, ...steps.map((step) => bar(step, timeline)));
}

function bar(step, timeline) {
  const left = place(step.startedAt, timeline);
  const width = (place(step.endedAt, timeline) - left).toFixed(3);
  const attempt = step.attempt ? `, attempt ${step.attempt}` : '';
  const moved = step.bytes ? `, ${bytes(step.bytes)}` : '';
  return make('span', {
    className: `bar ${stepTone(step.step)}`,
    style: `left: ${left}%; width: ${width}%`,
    title: `${stepWords(step.step)}, ${span(step).toFixed(1)} s${moved}${attempt}`,
  });
}

function readyLine(timeline) {
  if (!timeline.readyAt) return [];
  return [make('span', { className: 'ready', style: `left: ${place(timeline.readyAt, timeline)}%`, title: 'Plays from here on' })];
}

/** What the first lane's time went into, the longest first. */
function shares(steps) {
  const seconds = new Map();
  for (const step of steps) seconds.set(step.step, (seconds.get(step.step) ?? 0) + span(step));
  const all = [...seconds.values()].reduce((sum, each) => sum + each, 0);
  return [...seconds].sort((one, other) => other[1] - one[1]).map(([step, each]) =>
    make('li', {}, make('span', { className: `bar ${stepTone(step)}` }),
      `${stepWords(step)}  ·  ${each.toFixed(1)} s  ·  ${share(each, all)}`));
}
