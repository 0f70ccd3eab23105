import type { TFunction } from 'i18next';

const KILO = 1024;
const UNITS = ['kB', 'MB', 'GB'] as const;

/** 734 MB or 1.5 GB, in steps of 1024 as phones name a limit of 1.5 GiB; never 0 for something. */
export function bytes(count: number): string {
  let value = Math.max(count, 0) / KILO;
  let unit = 0;
  while (value >= KILO && unit < UNITS.length - 1) {
    value /= KILO;
    unit++;
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  return `${digits ? trim(value.toFixed(digits)) : Math.ceil(value)} ${UNITS[unit]}`;
}

const trim = (text: string) => text.replace(/\.0$/, '');

const two = (number: number) => String(number).padStart(2, '0');

/** 3:05 or 1:02:03, as on a player. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(Number.isFinite(seconds) ? seconds : 0));
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  return hours ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** Deliberately coarse: "2 min 37 s" would be false precision. */
export function timeLeft(t: TFunction, seconds: number): string {
  if (seconds < 5) return t('time.fewSecondsLeft');
  if (seconds < 60) return t('time.secondsLeft', { number: Math.ceil(seconds / 5) * 5 });
  if (seconds < 5400) return t('time.minutesLeft', { number: Math.ceil(seconds / 60) });
  return t('time.hoursLeft', { number: (seconds / 3600).toFixed(1) });
}

export function age(t: TFunction, instant: string, language: string, now = Date.now()): string {
  const seconds = (now - Date.parse(instant)) / 1000;
  if (seconds < 60) return t('time.justNow');
  if (seconds < 3600) return t('time.minutesAgo', { number: Math.floor(seconds / 60) });
  if (seconds < 86_400) return t('time.hoursAgo', { number: Math.floor(seconds / 3600) });
  return new Date(instant).toLocaleDateString(language, { day: 'numeric', month: 'short', year: 'numeric' });
}

/** Joins what is there by the mark that separates facts. */
export const facts = (...parts: (string | null | undefined | false)[]) => parts.filter(Boolean).join(' · ');

/** "MOV, MP4 or AVI". */
export function listed(names: readonly string[], or: string): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${or} ${names.at(-1)}`;
}
