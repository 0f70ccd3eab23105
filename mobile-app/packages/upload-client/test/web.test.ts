import { Broken, SourceChanged, SourceGone } from '../src';
import { fileSource, guardPage, webSources, webTabs, xhrTransport } from '../src/web';

const globals = globalThis as Record<string, unknown>;

/** An XMLHttpRequest that the test plays the network of. */
class FakeRequest {
  static readonly HEADERS_RECEIVED = 2;
  static last: FakeRequest;
  upload: { onprogress?: (event: { loaded: number }) => void; onload?: () => void } = {};
  onreadystatechange = () => {};
  onerror = () => {};
  onabort = () => {};
  onloadend = () => {};
  readyState = 0;
  status = 0;
  headers: Record<string, string> = {};
  opened: string[] = [];
  sent: unknown = null;

  constructor() {
    FakeRequest.last = this;
  }

  open(...opened: string[]): void {
    this.opened = opened;
  }

  send(body: unknown): void {
    this.sent = body;
  }

  abort(): void {
    this.onabort();
    this.onloadend();
  }

  getResponseHeader(name: string): string | null {
    return this.headers[name] ?? null;
  }

  answers(status: number, headers: Record<string, string> = {}): void {
    Object.assign(this, { status, headers, readyState: 2 });
    this.onreadystatechange();
  }
}

describe('the transport of browsers', () => {
  beforeAll(() => void (globals.XMLHttpRequest = FakeRequest));
  afterAll(() => delete globals.XMLHttpRequest);

  const put = () => {
    const sent: number[] = [];
    const body = { sizeBytes: 10, content: 'ten bytes.', release: () => undefined };
    return { sent, sending: xhrTransport.put('https://s3.test/part', body, (bytes) => sent.push(bytes)), request: FakeRequest.last };
  };

  test('puts the slice as it is, tells what is out, and answers by the headers', async () => {
    const { sent, sending, request } = put();
    request.upload.onprogress!({ loaded: 4 });
    request.upload.onload!();
    request.answers(200, { ETag: '"a"' });

    expect(await sending.answer).toEqual({ status: 200, etag: '"a"', retryAfterMs: null });
    expect([request.opened, request.sent, sent]).toEqual([['PUT', 'https://s3.test/part'], 'ten bytes.', [4, 10]]);
    sending.abort();
  });

  test('a refusal is an answer, with its Retry-After', async () => {
    const { sending, request } = put();
    request.answers(503, { 'Retry-After': '3' });

    expect(await sending.answer).toEqual({ status: 503, etag: null, retryAfterMs: 3000 });
  });

  test('a broken and a cut connection reject', async () => {
    const broken = put();
    broken.request.onerror();
    await expect(broken.sending.answer).rejects.toBeInstanceOf(Broken);
    const cut = put();
    cut.sending.abort();
    await expect(cut.sending.answer).rejects.toBeInstanceOf(Broken);
  });
});

describe('a file of the browser', () => {
  const file = new File(['0123456789'], 'tour.mov', { type: 'video/quicktime', lastModified: 77 });

  test('is read and cut without a copy', async () => {
    const source = fileSource(file);
    const part = await source.part(4, 10);

    expect(source).toMatchObject({ name: 'tour.mov', sizeBytes: 10, modifiedAt: 77, mime: 'video/quicktime', kept: null });
    expect(part.sizeBytes).toBe(6);
    expect(await (part.content as Blob).text()).toBe('456789');
    expect(new TextDecoder().decode(await source.read(0, 3))).toBe('012');
  });

  test.each([['NotReadableError', SourceChanged], ['NotFoundError', SourceGone]] as const)('that answers %s', async (name, expected) => {
    const broken = { name: 'a', size: 10, slice: () => ({ size: 5, arrayBuffer: () => Promise.reject(new DOMException('', name)) }) };

    await expect(fileSource(broken as never).part(0, 5)).rejects.toBeInstanceOf(expected);
  });

  test('with a handle is found again, by a tap where permission is to be asked', async () => {
    const permissions = { queryPermission: 'prompt', requestPermission: 'granted' };
    const handle = {
      queryPermission: async () => permissions.queryPermission, requestPermission: async () => permissions.requestPermission, getFile: async () => file,
    };
    const { kept } = fileSource(file, handle as never);

    expect(await webSources.reopen(kept)).toBeNull();
    expect((await webSources.again(kept))!.sizeBytes).toBe(10);
    permissions.queryPermission = 'granted';
    expect((await webSources.reopen(kept))!.name).toBe('tour.mov');
    handle.getFile = () => Promise.reject(new DOMException('', 'NotFoundError'));
    expect(await webSources.reopen(kept)).toBeNull();
    expect(await webSources.reopen(null)).toBeNull();
  });
});

describe('tabs of the browser', () => {
  const requested: { name: string; work: () => Promise<void>; signal: AbortSignal }[] = [];

  beforeAll(() => {
    globals.BroadcastChannel = class extends EventTarget {
      postMessage(): void {}
    };
    Object.defineProperty(globalThis, 'navigator', {
      configurable: true,
      value: {
        locks: {
          request: (name: string, { signal }: { signal: AbortSignal }, work: () => Promise<void>) => {
            requested.push({ name, work, signal });
            return Promise.resolve();
          },
        },
      },
    });
  });

  test('drive when the lock is given, hold it until they let go, and do not wait any more when they let go before', async () => {
    const tabs = webTabs('anna');
    let held = 0;
    const letGo = tabs.drive('u1', () => held++);
    expect(requested[0]!.name).toBe('millrace-upload-anna-u1');
    expect(held).toBe(0);
    let isFree = false;
    void requested[0]!.work().then(() => (isFree = true));
    expect(held).toBe(1);
    await Promise.resolve();
    expect(isFree).toBe(false);
    letGo();
    await Promise.resolve();
    await Promise.resolve();
    expect(isFree).toBe(true);

    const giveUp = tabs.drive('u2', () => held++);
    giveUp();
    expect(requested[1]!.signal.aborted).toBe(true);
    expect(held).toBe(1);
  });
});

test('a page asks before it is closed, and keeps the screen on, only while bytes move', async () => {
  const page = new EventTarget();
  const locks = { taken: 0, released: 0 };
  const sentinel = () => ({ released: false, release: async function release(this: { released: boolean }) { this.released = true; locks.released++; } });
  Object.assign(globals, { window: page, document: { visibilityState: 'visible' } });
  Object.defineProperty(globalThis, 'navigator', { configurable: true, value: { wakeLock: { request: async () => (locks.taken++, sentinel()) } } });
  let isSending = false;
  let changed = () => {};
  const off = guardPage({ isSending: () => isSending, subscribe: (listener: () => void) => ((changed = listener), () => undefined) } as never);
  const isAsked = () => !page.dispatchEvent(new Event('beforeunload', { cancelable: true }));

  expect(isAsked()).toBe(false);
  isSending = true;
  changed();
  expect(isAsked()).toBe(true);
  await new Promise(setImmediate);
  changed();
  await new Promise(setImmediate);
  expect(locks).toEqual({ taken: 1, released: 0 });
  isSending = false;
  changed();
  await new Promise(setImmediate);
  expect(isAsked()).toBe(false);
  expect(locks).toEqual({ taken: 1, released: 1 });
  off();
  delete globals.window;
  delete globals.document;
});
