import { isWithinBounds, type Run, run, SEEDS, share, SIZES } from './run';

/** `npm run waste` prints the table, and with seeds behind it each run. */
describe('60 bad networks and three sizes', () => {
  const all: Run[] = [];
  for (const size of SIZES) {
    test(`${(size / 1e6).toFixed(0)} MB`, async () => {
      const runs: Run[] = [];
      for (const seed of SEEDS) runs.push(await run(seed, size, 'BAD'));
      all.push(...runs);

      expect(runs.filter((one) => !isWithinBounds(one))).toEqual([]);
    }, 300_000);
  }

  test('half of them waste at most 2 % of the file', () => {
    const shares = all.map(share).sort((a, b) => a - b);

    expect(shares).toHaveLength(180);
    expect(shares[90]).toBeLessThanOrEqual(0.02);
  });
});
