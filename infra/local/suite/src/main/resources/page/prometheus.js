// Reads Prometheus' text format: `name{label="value"} 1.0`.

const SAMPLE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)/;
const LABEL = /(\w+)="((?:[^"\\]|\\.)*)"/g;

/** The samples of a text: `{name, labels, value}`. */
export function samples(text) {
  return text.split('\n').flatMap((line) => {
    const found = line.startsWith('#') ? null : SAMPLE.exec(line);
    if (!found) return [];
    const labels = Object.fromEntries([...(found[2] ?? '').matchAll(LABEL)].map((label) => [label[1], label[2]]));
    return [{ name: found[1], labels, value: Number(found[3]) }];
  });
}

/** The values of a series, those with the given labels. */
export function values(all, name, labels = {}) {
  return all
    .filter((sample) => sample.name === name && Object.entries(labels).every(([key, value]) => sample.labels[key] === value))
    .map((sample) => sample.value)
    .filter((value) => !Number.isNaN(value));
}

/** Their sum, for counters and what each instance has of its own; 0 for none. */
export function sum(all, name, labels) {
  return values(all, name, labels).reduce((total, value) => total + value, 0);
}

/** The highest, for what every instance reads from the database; 0 for none. */
export function max(all, name, labels) {
  return Math.max(0, ...values(all, name, labels));
}
