// The life of an upload on this device: one table, like the server's own for its sessions.

import type { Failure, PauseReason } from '../types';

export const STATUSES = ['QUEUED', 'UPLOADING', 'RETRYING', 'PAUSING', 'PAUSED', 'COMPLETED', 'FAILED', 'CANCELED'] as const;

export type Status = (typeof STATUSES)[number];

export type Event =
  /** It is its turn: few enough others run, and the network is allowed. */
  | { type: 'START' }
  /** Its turn is over before it ended: other tab, or the app was closed. */
  | { type: 'STOP' }
  /** Nothing moves: offline, or each stream waits in its back-off. */
  | { type: 'STALL' }
  /** A byte was accepted again. */
  | { type: 'MOVE' }
  /** Stop sending; what is nearly there may arrive. */
  | { type: 'PAUSE'; reason: PauseReason }
  /** Nothing is under way any more. */
  | { type: 'DRAIN' }
  /** The person wants it to go on. */
  | { type: 'RESUME' }
  /** A cause to pause is gone. */
  | { type: 'RELEASE'; reason: PauseReason }
  /** The server says COMPLETED. */
  | { type: 'COMPLETE' }
  /** What cannot get better. */
  | { type: 'FAIL'; failure: Failure }
  | { type: 'CANCEL' }
  /** The session was canceled by another device. */
  | { type: 'CANCELED_ELSEWHERE' }
  /** A FAILED upload anew. */
  | { type: 'TRY_AGAIN' }
  /** The app starts and finds the record as it was left. */
  | { type: 'RELAUNCH' };

export type EventType = Event['type'];

/**
 * Which status follows; what is not here is ignored, for events cross each other.
 * `RESUME` and `RELEASE` apply only for certain reasons: see `next`.
 */
export const TABLE: { readonly [from in Status]: { readonly [event in EventType]?: Status } } = {
  QUEUED: { START: 'UPLOADING', PAUSE: 'PAUSED', COMPLETE: 'COMPLETED', FAIL: 'FAILED', CANCEL: 'CANCELED', CANCELED_ELSEWHERE: 'CANCELED' },
  UPLOADING: {
    STOP: 'QUEUED', STALL: 'RETRYING', PAUSE: 'PAUSING', COMPLETE: 'COMPLETED', FAIL: 'FAILED', CANCEL: 'CANCELED',
    CANCELED_ELSEWHERE: 'CANCELED', RELAUNCH: 'QUEUED',
  },
  RETRYING: {
    STOP: 'QUEUED', MOVE: 'UPLOADING', PAUSE: 'PAUSING', COMPLETE: 'COMPLETED', FAIL: 'FAILED', CANCEL: 'CANCELED',
    CANCELED_ELSEWHERE: 'CANCELED', RELAUNCH: 'QUEUED',
  },
  PAUSING: {
    STOP: 'PAUSED', PAUSE: 'PAUSING', DRAIN: 'PAUSED', RESUME: 'QUEUED', RELEASE: 'QUEUED', COMPLETE: 'COMPLETED', FAIL: 'FAILED',
    CANCEL: 'CANCELED', CANCELED_ELSEWHERE: 'CANCELED', RELAUNCH: 'PAUSED',
  },
  PAUSED: {
    PAUSE: 'PAUSED', RESUME: 'QUEUED', RELEASE: 'QUEUED', COMPLETE: 'COMPLETED', FAIL: 'FAILED', CANCEL: 'CANCELED',
    CANCELED_ELSEWHERE: 'CANCELED',
  },
  COMPLETED: {},
  FAILED: { TRY_AGAIN: 'QUEUED', CANCEL: 'CANCELED' },
  CANCELED: {},
};

export interface Standing {
  readonly status: Status;
  /** With PAUSING and PAUSED, else null. */
  readonly reason: PauseReason | null;
  /** With FAILED, else null. */
  readonly failure: Failure | null;
}

/** The standing after an event; the same object where the event changes nothing. */
export function next(now: Standing, event: Event): Standing {
  const status = TABLE[now.status][event.type];
  if (status === undefined) return now;
  if (event.type === 'PAUSE') return paused(now, status, event.reason);
  if (event.type === 'RELEASE' && event.reason !== now.reason) return now;
  // why: without its file an upload cannot go on, whatever the person wishes; RELEASE says that the file is there
  if (event.type === 'RESUME' && now.reason === 'FILE_NEEDED') return now;
  return {
    status,
    reason: status === 'PAUSED' || status === 'PAUSING' ? now.reason : null,
    failure: event.type === 'FAIL' ? event.failure : null,
  };
}

/** A person's pause outlasts every other cause, and a lost file every cause but that: nothing may go on by itself too early. */
function paused(now: Standing, status: Status, reason: PauseReason): Standing {
  const stronger = now.reason === null || STRENGTH[reason] > STRENGTH[now.reason];
  if (!stronger && status === now.status) return now;
  return { status, reason: stronger ? reason : now.reason, failure: null };
}

const STRENGTH: Record<PauseReason, number> = { SYSTEM: 0, WAITING_FOR_WIFI: 1, SIGN_IN_NEEDED: 2, FILE_NEEDED: 3, PERSON: 4 };

/** Whether nothing more happens to it by itself. */
export const isOver = (status: Status): boolean => status === 'COMPLETED' || status === 'FAILED' || status === 'CANCELED';
