import type { Severity } from './networks';
import { isWithinBounds, mostSignings, mostWasted, type Run, run, SEEDS, share, SIZES } from './run';

const COLUMNS = [
  'networks', 'file', 'complete', 'identical', 'interruptions: median, most', 'wasted: median, most', 'of the wasted bytes allowed, most',
  'of the signing calls allowed, most', 'copies of a part, most', 'up-time over a perfect line\'s, median', 'hours: median, most',
];

/** Prints what 60 bad networks cost. With numbers behind the command: those seeds alone, run by run. */
async function main(): Promise<void> {
  const given = process.argv.slice(2).map(Number);
  console.log(`| ${COLUMNS.join(' | ')} |\n|${' --- |'.repeat(COLUMNS.length)}`);
  for (const severity of ['BAD', 'HOPELESS'] as const) {
    const all: Run[] = [];
    for (const seed of given.length ? given : SEEDS) for (const size of SIZES) all.push(await run(seed, size, severity));
    for (const size of SIZES) console.log(row(all.filter((one) => one.sizeBytes === size), severity));
    if (!given.length) console.log(row(all, severity));
    for (const one of all) if (given.length || !isWithinBounds(one)) console.log(JSON.stringify(one));
  }
}

function row(runs: Run[], severity: Severity): string {
  const of = (number: (one: Run) => number) => runs.map(number).sort((a, b) => a - b);
  const median = (number: (one: Run) => number) => of(number)[Math.floor(runs.length / 2)]!;
  const most = (number: (one: Run) => number) => of(number).at(-1)!;
  const percent = (value: number) => `${(100 * value).toFixed(1)} %`;
  const sizes = new Set(runs.map((one) => one.sizeBytes));
  const cells = [
    severity === 'BAD' ? 'bad' : 'hopeless',
    sizes.size === 1 ? `${(runs[0]!.sizeBytes / 1e6).toFixed(0)} MB` : 'all',
    `${runs.filter((one) => one.isCompleted).length}/${runs.length}`,
    `${runs.filter((one) => one.isIdentical).length}/${runs.length}`,
    `${median((one) => one.interruptions)}, ${most((one) => one.interruptions)}`,
    `${percent(median(share))}, ${percent(most(share))}`,
    percent(most((one) => (one.interruptions ? one.wasted / mostWasted(one) : 0))),
    percent(most((one) => one.signings / mostSignings(one))),
    most((one) => one.mostCopies),
    `${median((one) => one.upSeconds / one.idealSeconds).toFixed(2)} ×`,
    `${median((one) => one.seconds / 3600).toFixed(2)}, ${most((one) => one.seconds / 3600).toFixed(1)}`,
  ];
  return `| ${cells.join(' | ')} |`;
}

void main();
