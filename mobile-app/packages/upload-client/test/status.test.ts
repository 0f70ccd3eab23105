import { isOver, next, type Event, type EventType, type Standing, STATUSES, type Status, TABLE } from '../src/machine/status';
import type { PauseReason } from '../src/types';

const REASONS: PauseReason[] = ['PERSON', 'WAITING_FOR_WIFI', 'SYSTEM', 'FILE_NEEDED', 'SIGN_IN_NEEDED'];

const EVENTS: Event[] = [
  { type: 'START' }, { type: 'STOP' }, { type: 'STALL' }, { type: 'MOVE' }, { type: 'DRAIN' }, { type: 'RESUME' }, { type: 'COMPLETE' },
  { type: 'FAIL', failure: 'NOT_A_VIDEO' }, { type: 'CANCEL' }, { type: 'CANCELED_ELSEWHERE' }, { type: 'TRY_AGAIN' }, { type: 'RELAUNCH' },
  ...REASONS.flatMap((reason): Event[] => [{ type: 'PAUSE', reason }, { type: 'RELEASE', reason }]),
];

/** Each standing that can be, and one event more of each kind. */
const STANDINGS: Standing[] = STATUSES.flatMap((status): Standing[] => {
  if (status === 'PAUSED' || status === 'PAUSING') return REASONS.map((reason) => ({ status, reason, failure: null }));
  return [{ status, reason: null, failure: status === 'FAILED' ? 'TOO_LARGE' : null }];
});

/** The specification, written a second time: `from event to`, and all that is not here changes nothing. */
const ALLOWED = new Set(`
  QUEUED START UPLOADING, QUEUED PAUSE PAUSED, QUEUED COMPLETE COMPLETED, QUEUED FAIL FAILED, QUEUED CANCEL CANCELED,
  QUEUED CANCELED_ELSEWHERE CANCELED,
  UPLOADING STOP QUEUED, UPLOADING STALL RETRYING, UPLOADING PAUSE PAUSING, UPLOADING COMPLETE COMPLETED, UPLOADING FAIL FAILED,
  UPLOADING CANCEL CANCELED, UPLOADING CANCELED_ELSEWHERE CANCELED, UPLOADING RELAUNCH QUEUED,
  RETRYING STOP QUEUED, RETRYING MOVE UPLOADING, RETRYING PAUSE PAUSING, RETRYING COMPLETE COMPLETED, RETRYING FAIL FAILED,
  RETRYING CANCEL CANCELED, RETRYING CANCELED_ELSEWHERE CANCELED, RETRYING RELAUNCH QUEUED,
  PAUSING STOP PAUSED, PAUSING DRAIN PAUSED, PAUSING RESUME QUEUED, PAUSING RELEASE QUEUED, PAUSING COMPLETE COMPLETED,
  PAUSING FAIL FAILED, PAUSING CANCEL CANCELED, PAUSING CANCELED_ELSEWHERE CANCELED, PAUSING RELAUNCH PAUSED,
  PAUSED RESUME QUEUED, PAUSED RELEASE QUEUED, PAUSED COMPLETE COMPLETED, PAUSED FAIL FAILED, PAUSED CANCEL CANCELED,
  PAUSED CANCELED_ELSEWHERE CANCELED,
  FAILED TRY_AGAIN QUEUED, FAILED CANCEL CANCELED`.split(',').map((line) => line.trim()));

describe('every status and every event', () => {
  for (const from of STANDINGS) {
    for (const event of EVENTS) {
      test(`${from.status} ${from.reason ?? ''} ${event.type} ${'reason' in event ? event.reason : ''}`, () => {
        const to = next(from, event);

        if (to.status !== from.status) expect([...ALLOWED]).toContain(`${from.status} ${event.type} ${to.status}`);
        else if (event.type !== 'PAUSE') expect(to).toBe(from);
        expect(to.reason !== null).toBe(to.status === 'PAUSED' || to.status === 'PAUSING');
        expect(to.failure !== null).toBe(to.status === 'FAILED');
      });
    }
  }

  test('takes each allowed step for some reason', () => {
    const taken = STANDINGS.flatMap((from) => EVENTS.map((event) => ({ from, event, to: next(from, event) })))
      .filter(({ from, to }) => from.status !== to.status)
      .map(({ from, event, to }) => `${from.status} ${event.type} ${to.status}`);

    expect(new Set(taken)).toEqual(ALLOWED);
  });
});

describe('from every status', () => {
  const reach = (from: Standing, events: Event[]): Set<Status> => {
    const seen = new Map<string, Standing>([[key(from), from]]);
    for (const standing of seen.values()) {
      for (const event of events) {
        const to = next(standing, event);
        seen.set(key(to), to);
      }
    }
    return new Set([...seen.values()].map(({ status }) => status));
  };
  const key = ({ status, reason }: Standing) => `${status} ${reason}`;

  for (const from of STANDINGS.filter(({ status }) => status !== 'CANCELED' && status !== 'COMPLETED')) {
    test(`a person has a way out of ${key(from)}`, () => {
      expect(reach(from, [{ type: 'CANCEL' }])).toContain('CANCELED');
      expect(reach(from, EVENTS)).toContain('COMPLETED');
    });
  }

  test('nothing leaves COMPLETED and CANCELED', () => {
    expect(TABLE.COMPLETED).toEqual({});
    expect(TABLE.CANCELED).toEqual({});
    expect(STATUSES.filter(isOver)).toEqual(['COMPLETED', 'FAILED', 'CANCELED']);
  });
});

describe('reasons to pause', () => {
  const after = (...events: Event[]) => events.reduce(next, { status: 'QUEUED', reason: null, failure: null } as Standing);

  test('a person who paused is not overruled by Wi-Fi that comes back', () => {
    const paused = after({ type: 'PAUSE', reason: 'WAITING_FOR_WIFI' }, { type: 'PAUSE', reason: 'PERSON' });

    expect(paused.reason).toBe('PERSON');
    expect(next(paused, { type: 'RELEASE', reason: 'WAITING_FOR_WIFI' })).toBe(paused);
    expect(next(paused, { type: 'RESUME' }).status).toBe('QUEUED');
  });

  test('a weaker cause does not hide a stronger one', () => {
    expect(after({ type: 'PAUSE', reason: 'FILE_NEEDED' }, { type: 'PAUSE', reason: 'WAITING_FOR_WIFI' }).reason).toBe('FILE_NEEDED');
  });

  test('without its file an upload does not go on, whatever is tapped', () => {
    const waiting = after({ type: 'PAUSE', reason: 'FILE_NEEDED' });

    expect(next(waiting, { type: 'RESUME' })).toBe(waiting);
    expect(next(waiting, { type: 'RELEASE', reason: 'FILE_NEEDED' }).status).toBe('QUEUED');
  });
});

test('the table names only events that exist', () => {
  const known = new Set<EventType>(EVENTS.map(({ type }) => type));
  for (const status of STATUSES) for (const event of Object.keys(TABLE[status])) expect(known).toContain(event);
});
