import { gate } from '../testing/gate';
import { authorized, createApi, type VideoEvent } from './apiClient';
import type { Auth } from './auth';
import { LiveEvents } from './events';
import { keepPosition, positionOf, renewalOf } from './playbackService';
import { Problem } from './problem';

const authOf = (...tokens: string[]): Auth & { token: jest.Mock } => {
  let at = 0;
  return { user: 'alice', token: jest.fn(async (renew?: boolean) => tokens[renew ? ++at : at]!) };
};

describe('a call', () => {
  test('is made again once with a new token when the old one is refused', async () => {
    const reach = jest.fn(async (request: Request) => new Response(null, { status: request.headers.get('Authorization') === 'Bearer new' ? 200 : 401 }));
    const answer = await authorized(authOf('old', 'new'), reach as never)(new Request('http://gateway.test/', { method: 'POST', body: 'kept' }));
    expect(answer.status).toBe(200);
    expect(await reach.mock.calls[1]![0].text()).toBe('kept');
  });

  test('that nothing answers is a problem of status 0, which passes', async () => {
    const reach = () => Promise.reject(new TypeError('Failed to fetch'));
    const failure = await authorized(authOf('a'), reach as never)(new Request('http://gateway.test/')).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Problem);
    expect(failure).toMatchObject({ status: 0, isPassing: true });
  });

  test('that is refused throws what the service said', async () => {
    const body = JSON.stringify({ code: 'RATE_LIMITED', title: 'Slow down', status: 429, type: 'urn:x' });
    jest.spyOn(globalThis, 'fetch').mockResolvedValue(new Response(body, { status: 429, headers: { 'Retry-After': '7', 'Content-Type': 'application/problem+json' } }));
    const failure = await createApi({ gateway: 'http://gateway.test' }, authOf('a')).remove('1').catch((error: unknown) => error);
    expect(failure).toMatchObject({ status: 429, code: 'RATE_LIMITED', retryAfterMs: 7000 });
  });
});

describe('the event stream', () => {
  const streamOf = (text: string) => new Response(new ReadableStream({ start: (to) => (to.enqueue(new TextEncoder().encode(text)), to.close()) }));

  test('delivers events and goes on from the last one', async () => {
    const seen: VideoEvent[] = [];
    const asked: (string | null)[] = [];
    const twice = gate();
    const api = {
      events: async (_: unknown, lastEventId: string | null) => {
        asked.push(lastEventId);
        if (asked.length === 2) {
          twice.open();
          return new Promise<never>(() => {});
        }
        return streamOf(': hello\n\nid: 7\nevent: progress\ndata: {"id":"v",\ndata: "status":"TRANSCODING"}\n\n');
      },
    };
    jest.spyOn(console, 'warn').mockImplementation(() => {});
    const events = new LiveEvents(api as never, (event) => seen.push(event));
    const states: string[] = [];
    events.subscribe(() => states.push(events.state()));
    events.start();
    await twice.opened;
    events.stop();
    expect(seen).toEqual([{ id: '7', event: 'progress', data: { id: 'v', status: 'TRANSCODING' } }]);
    expect(asked).toEqual([null, '7']);
    expect(states).toEqual(['OPEN', 'LOST']);
  });
});

describe('the position in a video', () => {
  test.each([
    [30, 30],
    [2, 0],
    [98, 0],
  ])('%d s of 100 s is kept as %d s', (position, kept) => {
    keepPosition('v', 50, 100);
    keepPosition('v', position, 100);
    expect(positionOf('v')).toBe(kept);
  });
});

test('cookies are renewed before they end, but not in a hurry', () => {
  const now = Date.parse('2026-01-22T03:00:00Z');
  expect(renewalOf({ expiresAt: '2026-01-22T04:00:00Z' }, now)).toBe(55 * 60_000);
  expect(renewalOf({ expiresAt: '2026-01-22T03:01:00Z' }, now)).toBe(60_000);
  expect(renewalOf({ expiresAt: null }, now)).toBe(false);
});
