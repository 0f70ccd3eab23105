import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import en from './en.json';
import es from './es.json';

type Texts = { [key: string]: string | Texts };

const keysOf = (texts: Texts, before = ''): string[] =>
  Object.entries(texts).flatMap(([key, value]) => (typeof value === 'string' ? [before + key] : keysOf(value, `${before}${key}.`)));

const textOf = (texts: Texts, key: string) => key.split('.').reduce<Texts | string>((found, part) => (found as Texts)[part]!, texts) as string;

const sources = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) && !entry.name.includes('.test.') ? [readFileSync(path, 'utf8')] : [];
  });

const code = sources(join(__dirname, '..')).join('\n');

test('both languages have the same keys', () => {
  expect(keysOf(es).sort()).toEqual(keysOf(en).sort());
});

test.each(keysOf(en))('%s has the same places for values in both languages', (key) => {
  const places = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort();
  expect(places(textOf(es, key))).toEqual(places(textOf(en, key)));
  expect(textOf(es, key)).not.toBe('');
});

test('no key is missing that a screen names', () => {
  const named = [...code.matchAll(/(?<![\w.])t\(\s*(?:[^'"`()]*\?\s*)?'([\w.]+)'/g)].map((match) => match[1]!);
  expect(named.length).toBeGreaterThan(50);
  const plurals = [...code.matchAll(/plural\(t, '([\w.]+)'/g)].flatMap((match) => [`${match[1]}.one`, `${match[1]}.other`]);
  expect([...named, ...plurals].filter((key) => !keysOf(en).includes(key))).toEqual([]);
});

test('no key is there that nothing names', () => {
  const isNamed = (key: string) => {
    if (code.includes(`'${key}'`)) return true;
    const group = key.replace(/\.[^.]+$/, '');
    const isPlural = /\.(one|other)$/.test(key) && code.includes(`'${group}'`);
    return isPlural || code.includes(`\`${group}.\${`) || key.startsWith('problem.');
  };
  expect(keysOf(en).filter((key) => !isNamed(key))).toEqual([]);
});
