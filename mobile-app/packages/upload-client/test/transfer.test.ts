import fc from 'fast-check';
import type { Network, SignedPart } from '../src/ports';
import { backOffMs, LONGEST_MS } from '../src/transfer/backoff';
import { Parts } from '../src/transfer/parts';
import { PartPace, Speed } from '../src/transfer/progress';
import { Streams } from '../src/transfer/streams';
import { BATCH, PartUrls } from '../src/transfer/urls';
import { DeviceClock, EPOCH_MS, World } from './world/clock';
import { Seeded } from './world/random';

const MIB = 1_048_576;

describe('parts', () => {
  test('cover the file without gap and overlap', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 700 }), (total, size) => {
      const parts = new Parts(total, size, Math.ceil(total / size));
      let at = 0;
      for (let part = 1; part <= parts.totalParts; part++) {
        expect(parts.from(part)).toBe(at);
        expect(parts.size(part)).toBeGreaterThan(0);
        at = parts.to(part);
      }
      expect(at).toBe(total);
    }));
  });

  test('no part is ever in two hands or sent after it is stored', () => {
    const action = fc.record({ kind: fc.constantFrom('take', 'store', 'back', 'read'), pick: fc.nat(20), list: fc.array(fc.integer({ min: 0, max: 12 })) });
    fc.assert(fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
      const parts = new Parts(95, 10, 10);
      const hands = new Set<number>();
      for (const { kind, pick, list } of actions) {
        const held = [...hands][pick % Math.max(1, hands.size)];
        if (kind === 'take') {
          const part = parts.take();
          if (part === null) continue;
          expect(hands.has(part) || parts.isStored(part)).toBe(false);
          hands.add(part);
        } else if (kind === 'read') {
          parts.reconcile(list.map((partNumber) => ({ partNumber, sizeBytes: partNumber === 10 ? 5 : 10, etag: '' })), parts.moment());
        } else if (held !== undefined) {
          hands.delete(held);
          if (kind === 'store') parts.store(held);
          else parts.giveBack(held);
        }
        const stored = Array.from({ length: 10 }, (_, index) => index + 1).filter((part) => parts.isStored(part));
        expect(parts.storedBytes).toBe(stored.reduce((sum, part) => sum + parts.size(part), 0));
      }
    }));
  });

  test('a part of another size counts as missing', () => {
    const parts = new Parts(25, 10, 3);
    parts.reconcile([{ partNumber: 1, sizeBytes: 10, etag: 'a' }, { partNumber: 2, sizeBytes: 9, etag: 'b' }, { partNumber: 3, sizeBytes: 10, etag: 'c' }], 0);

    expect(parts.upcoming(9)).toEqual([2, 3]);
  });

  test('a list that was asked for before a part was stored does not take the part away', () => {
    const parts = new Parts(25, 10, 3);
    parts.take();
    const askedAt = parts.moment();
    parts.store(1);
    parts.reconcile([], askedAt);
    expect(parts.isStored(1)).toBe(true);

    parts.reconcile([], parts.moment());
    expect(parts.isStored(1)).toBe(false);
  });
});

describe('back-off', () => {
  test('is full jitter below 0.5 s that doubles to 30 s', () => {
    const limits = [0.5, 1, 2, 4, 8, 16, 30, 30].map((seconds) => seconds * 1000);
    for (const [index, limit] of limits.entries()) {
      expect(backOffMs(index + 1, { fraction: () => 0, id: () => '' })).toBe(0);
      expect(backOffMs(index + 1, { fraction: () => 0.999999, id: () => '' })).toBeCloseTo(limit, -1);
    }
    expect(backOffMs(5000, { fraction: () => 0.5, id: () => '' })).toBe(LONGEST_MS / 2);
  });

  test('is never shorter than Retry-After', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 600_000 }), fc.integer(), (failures, retryAfterMs, seed) => {
      const ms = backOffMs(failures, new Seeded(seed), retryAfterMs);
      expect(ms).toBeGreaterThanOrEqual(retryAfterMs);
      expect(ms).toBeLessThanOrEqual(retryAfterMs + 1000);
    }));
  });
});

describe('URLs', () => {
  const signed = (world: World, lifeMs: number, serverSkewMs: number) => (numbers: number[]): SignedPart[] =>
    numbers.map((partNumber) => ({
      partNumber, uploadUrl: `${partNumber} until ${world.nowMs + lifeMs}`, sizeBytes: 1,
      serverTime: new Date(EPOCH_MS + world.nowMs + serverSkewMs).toISOString(),
      expiresAt: new Date(EPOCH_MS + world.nowMs + serverSkewMs + lifeMs).toISOString(),
    }));

  test('are never used after their end, however wrong the clocks are', async () => {
    const hours = fc.integer({ min: -3, max: 3 }).map((hour) => hour * 3_600_000);
    await fc.assert(fc.asyncProperty(hours, hours, fc.integer({ min: 5_000, max: 3_600_000 }), fc.array(fc.integer({ min: 0, max: 900_000 }), { maxLength: 40 }),
      async (deviceSkew, serverSkew, lifeMs, waits) => {
        const world = new World();
        const urls = new PartUrls(new DeviceClock(world, deviceSkew), async (numbers) => signed(world, lifeMs, serverSkew)(numbers), () => 20_000);
        for (const [index, wait] of waits.entries()) {
          const url = await urls.of(index + 1, [index + 2, index + 3]);
          expect(Number(url.split(' ')[2])).toBeGreaterThan(world.nowMs);
          await world.pass(wait);
        }
      }), { numRuns: 40 });
  });

  test('a URL counts from the question, for the answer may have been long on its way', async () => {
    const world = new World();
    const urls = new PartUrls(new DeviceClock(world), async (numbers) => {
      const answer = signed(world, 60_000, 0)(numbers);
      await new Promise<void>((resolve) => world.after(29_000, resolve));
      return answer;
    }, () => null);
    let first = '';
    void urls.of(1, []).then((url) => (first = url));
    await world.until(() => first !== '', 60_000);
    await world.pass(17_000);
    let again = '';
    void urls.of(1, []).then((url) => (again = url));
    await world.until(() => again !== '', 60_000);

    expect(again).not.toBe(first);
  });

  test('are signed in batches of 16, but no more than half of their life can use', async () => {
    const asked: number[] = [];
    let partMs: number | null = null;
    const world = new World();
    const urls = new PartUrls(new DeviceClock(world), async (numbers) => {
      asked.push(numbers.length);
      return signed(world, 600_000, 0)(numbers);
    }, () => partMs);
    const upcoming = Array.from({ length: 40 }, (_, index) => index + 2);
    await urls.of(1, upcoming);
    partMs = 60_000;
    urls.forgetAll();
    await urls.of(1, upcoming);

    expect(asked).toEqual([BATCH, 5]);
  });

  test('a life that is over before the answer is there costs one call for each use, not a circle', async () => {
    let calls = 0;
    const world = new World();
    const urls = new PartUrls(new DeviceClock(world), async (numbers) => {
      calls++;
      return signed(world, 0, 0)(numbers);
    }, () => null);
    await urls.of(1, []);

    expect(calls).toBe(1);
  });

  test('several who need one share a call, and one that fails is asked for again', async () => {
    let calls = 0;
    const world = new World();
    const urls = new PartUrls(new DeviceClock(world), async (numbers) => {
      if (++calls === 1) throw new Error('lost');
      return signed(world, 600_000, 0)(numbers);
    }, () => null);
    const results = await Promise.allSettled([urls.of(1, [2, 3]), urls.of(2, [3])]);

    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    await urls.of(1, [2, 3]);
    expect(calls).toBe(3);
  });
});

describe('speed', () => {
  test('is that of the last 10 s, and an estimate comes after 5 s of steadiness', async () => {
    const world = new World();
    const speed = new Speed(new DeviceClock(world));
    const run = async (seconds: number, bytesPerSecond: number) => {
      for (let half = 0; half < seconds * 2; half++) {
        speed.add(bytesPerSecond / 2);
        await world.pass(500);
      }
    };
    await run(4, 100_000);
    expect(speed.bytesPerSecond).toBeCloseTo(100_000, -5);
    expect(speed.etaSeconds(1_000_000)).toBeNull();
    await run(4, 100_000);
    expect(speed.etaSeconds(1_000_000)).toBeGreaterThan(8);
    expect(speed.etaSeconds(1_000_000)).toBeLessThan(12);
    await run(4, 900_000);
    expect(speed.etaSeconds(1_000_000)).toBeNull();
    await run(12, 900_000);
    speed.add(450_000);
    expect(speed.bytesPerSecond! / 900_000).toBeCloseTo(1, 1);
    speed.reset();
    expect(speed.bytesPerSecond).toBeNull();
  });

  test('the pace of parts counts their waits too', async () => {
    const world = new World();
    const pace = new PartPace(new DeviceClock(world));
    expect(pace.partMs).toBeNull();
    for (const seconds of [100, 10, 10, 10, 10]) {
      await world.pass(seconds * 1000);
      pace.ended();
    }
    expect(pace.partMs).toBe(10_000);
  });
});

describe('streams', () => {
  const PART = 5 * MIB;
  const lab = (kind: Network['kind'] = 'WIFI', settings = { streams: 3, partsAtRisk: 3 }) => {
    const world = new World();
    const streams = new Streams(new DeviceClock(world), PART, () => settings, () => ({ online: true, kind }));
    /** Sends for `seconds` at what `rate` gives for the number of streams. */
    const send = async (seconds: number, rate: (streams: number) => number) => {
      for (let second = 0; second < seconds; second++) {
        streams.sent(rate(streams.wanted));
        await world.pass(1000);
        if (second % 4 === 3) streams.stored();
      }
    };
    return { world, streams, send };
  };

  test('start with one, and add one while the total grows by 15 %', async () => {
    const { streams, send } = lab();
    expect(streams.wanted).toBe(1);
    await send(12, (count) => count * 500_000);
    expect(streams.wanted).toBe(2);
    await send(24, (count) => count * 500_000);
    expect(streams.wanted).toBe(3);
  });

  test('take the added one away where the total stays', async () => {
    const { streams, send } = lab();
    await send(12, () => 1_000_000);
    expect(streams.wanted).toBe(2);
    await send(12, () => 1_000_000);
    expect(streams.wanted).toBe(1);
    await send(30, () => 1_000_000);
    expect(streams.wanted).toBe(1);
  });

  test('stay one below 2 Mbit/s, and on mobile data', async () => {
    const slow = lab();
    await slow.send(60, (count) => count * 60_000);
    expect(slow.streams.wanted).toBe(1);
    const mobile = lab('CELLULAR');
    await mobile.send(60, (count) => count * 500_000);
    expect(mobile.streams.wanted).toBe(1);
  });

  test('with one part at risk, more are only paid for by what earlier cuts did not cost', async () => {
    const { world, streams, send } = lab('WIFI', { streams: 3, partsAtRisk: 1 });
    await send(40, (count) => count * 500_000);
    expect(streams.mayStart(1, 0)).toBe(false);

    streams.interrupted(world.nowMs, 0.2 * PART);
    await world.pass(1);
    expect(streams.mayStart(1, 0)).toBe(false);
    streams.interrupted(world.nowMs + 20_000, 0.3 * PART);
    await send(12, (count) => count * 500_000);
    expect(streams.mayStart(1, 1)).toBe(true);
  });

  test('what breaks together is one interruption', async () => {
    const { world, streams } = lab('WIFI', { streams: 3, partsAtRisk: 1 });
    const startedAtMs = world.nowMs;
    await world.pass(1000);
    streams.interrupted(startedAtMs + 1, PART);
    await world.pass(1000);
    streams.interrupted(startedAtMs + 2, 0);

    expect(streams.mayStart(0, 0)).toBe(true);
    expect(streams.mayStart(1, 0)).toBe(false);
  });

  test('no cut ever costs more than its part, whatever happens', () => {
    const step = fc.record({ parts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 }) });
    fc.assert(fc.property(fc.array(step, { maxLength: 30 }), fc.integer({ min: 1, max: 3 }), (cuts, partsAtRisk) => {
      let now = 0;
      const clock = { monotonicMs: () => ++now, wallMs: () => 0, after: () => () => undefined };
      const streams = new Streams(clock, PART, () => ({ streams: 6, partsAtRisk }), () => ({ online: true, kind: 'WIFI' }));
      let wasted = 0;
      for (const [index, { parts }] of cuts.entries()) {
        const flying = parts.filter((_, place) => streams.mayStart(place, 0));
        const startedAtMs = ++now;
        now += 10;
        for (const share of flying) {
          streams.interrupted(startedAtMs, share * PART);
          wasted += share * PART;
        }
        expect(wasted).toBeLessThanOrEqual((index + 1) * partsAtRisk * PART + 1);
      }
    }));
  });
});
