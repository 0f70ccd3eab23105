import 'fake-indexeddb/auto';
import { MemoryStore, type UploadRecord, type UploadStore } from '../src';
import { newRecord } from '../src/manager/record';
import { indexedDbStore } from '../src/web/store';
import { sqliteStore } from '../src/native/store';
import { DeviceClock, World } from './world/clock';
import { SimFile } from './world/file';
import { Seeded } from './world/random';
import { sqlite } from './world/sqlite';

const random = new Seeded(5);
const record = (change: Partial<UploadRecord> = {}): UploadRecord => {
  const source = new SimFile(1, 10);
  const file = { name: source.name, sizeBytes: 10, modifiedAt: null, mime: 'video/mp4' };
  const facts = { title: 'Küche — "Süd" \u{1F3E0}', file, mark: { sizeBytes: 10, head: 'a', tail: 'b' }, videoId: null };
  return { ...newRecord({ random, clock: new DeviceClock(new World()) } as never, source, facts), ...change };
};

/** Two stores of the same place: what one writes, the other reads. */
const STORES: Record<string, () => [UploadStore, UploadStore]> = {
  memory: () => {
    const store = new MemoryStore();
    return [store, store];
  },
  IndexedDB: () => {
    const user = random.id();
    return [indexedDbStore(user), indexedDbStore(user)];
  },
  SQLite: () => {
    const database = sqlite();
    return [sqliteStore(database, 'anna'), sqliteStore(database, 'anna')];
  },
};

describe.each(Object.keys(STORES))('the store in %s', (name) => {
  test('gives back what it was given, after a restart too', async () => {
    const [store, later] = STORES[name]!();
    const one = record({ kept: { kind: 'handle', value: { path: '/a' } }, metadata: { deep: [1, { two: null }] } });
    const two = record();
    await store.put(one);
    await store.put(two);

    expect(new Map((await later.all()).map((each) => [each.id, each]))).toEqual(new Map([[one.id, one], [two.id, two]]));
  });

  test('replaces by id, and removes', async () => {
    const [store, later] = STORES[name]!();
    const one = record();
    await store.put(one);
    await store.put({ ...one, status: 'PAUSED', reason: 'PERSON' });
    expect(await later.all()).toEqual([{ ...one, status: 'PAUSED', reason: 'PERSON' }]);
    await store.remove(one.id);
    await store.remove(one.id);

    expect(await later.all()).toEqual([]);
  });

  test('keeps what was written, not what became of the object later', async () => {
    const [store] = STORES[name]!();
    const one = record();
    await store.put(one);
    one.title = 'Another';

    expect((await store.all())[0]!.title).not.toBe('Another');
  });

  test('keeps the last of many writes to one record', async () => {
    const [store, later] = STORES[name]!();
    const one = record();
    await Promise.all(Array.from({ length: 30 }, (_, index) => store.put({ ...one, storedBytes: index })));

    expect((await later.all()).map(({ storedBytes }) => storedBytes)).toEqual([29]);
  });
});

test.each(['IndexedDB', 'SQLite'])('two users do not see each other in %s', async (name) => {
  const database = sqlite();
  const of = (user: string) => (name === 'SQLite' ? sqliteStore(database, user) : indexedDbStore(user));
  await of('anna').put(record());

  expect(await of('ben').all()).toEqual([]);
});
