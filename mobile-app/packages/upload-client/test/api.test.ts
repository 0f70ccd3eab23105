import { ApiProblem } from '../src';
import { httpApi, type Fetch } from '../src/common/api';

interface Asked {
  url: string;
  method: string;
  headers: Record<string, string>;
  body: unknown;
}

/** An API that gives these answers in turn. */
function api(...answers: { status?: number; body?: unknown; text?: string; headers?: Record<string, string> }[]) {
  const asked: Asked[] = [];
  const renewals: boolean[] = [];
  const fetch: Fetch = async (url, { method, headers, body }) => {
    asked.push({ url, method, headers, body: body === undefined ? undefined : JSON.parse(body) });
    const answer = answers.shift();
    if (!answer) throw new TypeError('Failed to fetch');
    const { status = 200, text } = answer;
    const content = text ?? JSON.stringify(answer.body ?? {});
    return { ok: status < 300, status, headers: new Headers(answer.headers), json: async () => JSON.parse(content) as unknown };
  };
  const token = async (renew: boolean) => {
    renewals.push(renew);
    return renew ? 'second' : 'first';
  };
  return { api: httpApi({ apiUrl: 'https://api.test', token, fetch }), asked, renewals };
}

const upload = { title: 'Tour', sourceMime: 'video/mp4', sourceSizeBytes: 5, filename: 'a.mp4', sign: 16 };
const problem = (call: Promise<unknown>) => call.then(() => Promise.reject(new Error('no problem')), (error: ApiProblem) => error);

test('opens with its key and its token, and reopens without what belongs to the video', async () => {
  const { api: calls, asked } = api({ status: 201 }, { status: 201 });
  await calls.open({ ...upload, metadata: { a: 1 } }, 'key-1');
  await calls.reopen('v1', { ...upload, metadata: { a: 1 } }, 'key-2');

  expect(asked[0]).toMatchObject({
    url: 'https://api.test/api/uploads', method: 'POST', body: { ...upload, metadata: { a: 1 } },
    headers: { Authorization: 'Bearer first', 'Idempotency-Key': 'key-1', 'Content-Type': 'application/json' },
  });
  expect(asked[1]).toMatchObject({ url: 'https://api.test/api/videos/v1/uploads', body: { sourceMime: 'video/mp4', sourceSizeBytes: 5, sign: 16 } });
  expect(Object.keys(asked[1]!.body as object)).toHaveLength(3);
});

test('renews a token that has expired, once', async () => {
  const { api: calls, asked, renewals } = api({ status: 401 }, { body: { status: 'PAUSED' } }, { status: 401 }, { status: 401 });
  expect(await calls.pause('s1')).toBe('PAUSED');
  expect(renewals).toEqual([false, true]);
  expect(asked[1]!.headers.Authorization).toBe('Bearer second');

  expect((await problem(calls.pause('s1'))).status).toBe(401);
  expect(asked).toHaveLength(4);
});

test('tells problems with their code, members and Retry-After', async () => {
  const { api: calls } = api({ status: 429, body: { code: 'TOO_MANY_UPLOADS', uploadSessionIds: ['a'] }, headers: { 'Retry-After': '7' } });
  const found = await problem(calls.open(upload, 'k'));

  expect(found).toMatchObject({ status: 429, code: 'TOO_MANY_UPLOADS', retryAfterMs: 7000, passing: true });
  expect(found.members.uploadSessionIds).toEqual(['a']);
});

test.each([
  ['a captive portal\'s page', { text: '<html>' }], ['its refusal', { status: 403, text: '<html>' }], ['a lost network', undefined],
])('%s is no answer of Millrace', async (_, answer) => {
  const { api: calls } = answer ? api(answer) : api();

  expect(await problem(calls.session('s1'))).toMatchObject({ status: 0, passing: true });
});

test('a proxy\'s 502 without JSON passes', async () => {
  const { api: calls } = api({ status: 502, text: 'Bad Gateway' });

  expect(await problem(calls.complete('s1'))).toMatchObject({ status: 502, code: null, passing: true });
});

test('a mark is only taken where it is one', async () => {
  const mark = { sizeBytes: 5, head: 'a', tail: 'b' };
  const { api: calls } = api({ body: { metadata: { sourceMark: mark } } }, { body: { metadata: { sourceMark: 'x' } } }, { body: { metadata: null } });

  expect([await calls.mark('v'), await calls.mark('v'), await calls.mark('v')]).toEqual([mark, null, null]);
});
