import type { Step, Timeline } from '../../services/apiClient';

export type Tone = 'rest' | 'upload' | 'wait' | 'work' | 'other' | 'picture' | 'publish' | 'lost' | 'unknown';

const TONES: Record<Step['step'], Tone> = {
  DRAFT: 'rest',
  UPLOADING: 'upload',
  PAUSED: 'wait',
  COMPLETING: 'rest',
  PARTS: 'upload',
  HANDING_OVER: 'rest',
  QUEUED: 'wait',
  TURN_WAIT: 'wait',
  BACK_OFF: 'wait',
  TASKS: 'work',
  STARTING: 'other',
  DOWNLOADING: 'upload',
  PROBING: 'other',
  PLANNING: 'other',
  ENCODING: 'work',
  VERIFYING: 'other',
  PICTURES: 'picture',
  PUBLISHING: 'publish',
  REPORTING: 'other',
  OTHER: 'other',
  WORKING: 'work',
  LOST: 'lost',
  CANCELED: 'lost',
  READY: 'rest',
  FAILED: 'rest',
  UNATTRIBUTED: 'unknown',
};

/** A step that a newer service knows is drawn as unknown. */
export const toneOf = (step: Step['step']): Tone => TONES[step] ?? 'unknown';

const seconds = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 1000;

export const lengthOf = ({ from, to }: Pick<Timeline, 'from' | 'to'>) => Math.max(0.001, seconds(from, to));

/** Where a moment lies, in percent. */
export const placeOf = (moment: string, timeline: Pick<Timeline, 'from' | 'to'>) => (seconds(timeline.from, moment) / lengthOf(timeline)) * 100;

export interface Share {
  step: Step['step'];
  seconds: number;
  /** 0 to 1. */
  share: number;
}

/** What the time of a lane went into, the longest first. */
export function sharesOf(steps: Step[]): Share[] {
  const sums = new Map<Step['step'], number>();
  for (const { step, startedAt, endedAt } of steps) sums.set(step, (sums.get(step) ?? 0) + seconds(startedAt, endedAt));
  const all = Math.max(0.001, [...sums.values()].reduce((sum, each) => sum + each, 0));
  return [...sums].map(([step, sum]) => ({ step, seconds: sum, share: sum / all })).sort((one, other) => other.seconds - one.seconds);
}
