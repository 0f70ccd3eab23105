import type { TFunction } from 'i18next';
import { age, bytes, clock, facts, listed, timeLeft } from './format';
import { versionsOf } from './masterPlaylist';
import { storyboardOf, tileAt } from './webVtt';

const t = ((key: string, values?: { number: unknown }) => (values ? `${key} ${values.number}` : key)) as unknown as TFunction;

test.each([
  [1, '1 kB'],
  [1024, '1 kB'],
  [734_003_200, '700 MB'],
  [1_610_612_736, '1.5 GB'],
  [5_242_880, '5 MB'],
  [5_500_000, '5.2 MB'],
])('%i bytes read %s', (count, text) => expect(bytes(count)).toBe(text));

test.each([
  [0, '0:00'],
  [65.9, '1:05'],
  [3723, '1:02:03'],
  [Number.NaN, '0:00'],
])('%d seconds read %s', (seconds, text) => expect(clock(seconds)).toBe(text));

test.each([
  [4, 'time.fewSecondsLeft'],
  [26, 'time.secondsLeft 30'],
  [340, 'time.minutesLeft 6'],
  [7200, 'time.hoursLeft 2.0'],
])('%d seconds left are said as %s', (seconds, text) => expect(timeLeft(t, seconds)).toBe(text));

test('an age is coarse, and a date after a day', () => {
  const now = Date.parse('2026-01-22T03:00:00Z');
  expect(age(t, '2026-01-22T02:59:30Z', 'en', now)).toBe('time.justNow');
  expect(age(t, '2026-01-22T02:10:00Z', 'en', now)).toBe('time.minutesAgo 50');
  expect(age(t, '2026-01-22T00:00:00Z', 'en', now)).toBe('time.hoursAgo 3');
  expect(age(t, '2026-01-02T12:00:00Z', 'en', now)).toContain('2026');
});

test('facts that are not there leave no mark', () => expect(facts('a', null, false, '', 'b')).toBe('a · b'));

test('a list ends with its word', () => {
  expect(listed(['MOV', 'MP4', 'AVI'], 'or')).toBe('MOV, MP4 or AVI');
  expect(listed(['MOV'], 'or')).toBe('MOV');
});

describe('a storyboard', () => {
  const text = 'WEBVTT\n\n00:00:00.000 --> 00:00:05.000\nboard.jpg#xywh=0,0,160,90\n\n00:00:05.000 --> 00:00:10.000\nboard.jpg#xywh=160,0,160,90\n\nNOTE nothing\n';
  const board = storyboardOf(text, 'https://cdn.test/videos/1/storyboard.vtt');

  test('has a tile for each time, beside the file itself', () => {
    expect(board.tiles).toHaveLength(2);
    expect(board.tiles[1]).toEqual({ start: 5, end: 10, url: 'https://cdn.test/videos/1/board.jpg', x: 160, y: 0, width: 160, height: 90 });
    expect(board.sheets['https://cdn.test/videos/1/board.jpg']).toEqual({ width: 320, height: 90 });
  });

  test.each([
    [0, 0],
    [4.9, 0],
    [5, 160],
    [99, 160],
  ])('shows at %d s the tile at x %d', (position, x) => expect(tileAt(board, position)?.x).toBe(x));

  test('without tiles shows none', () => expect(tileAt(storyboardOf('WEBVTT', 'x'), 3)).toBeNull());
});

test('the versions of a master playlist, portrait ones by their short side, of one size the best', () => {
  const playlist = [
    '#EXTM3U',
    '#EXT-X-STREAM-INF:BANDWIDTH=1000000,AVERAGE-BANDWIDTH=900000,RESOLUTION=480x854,CODECS="avc1"',
    '480/playlist.m3u8',
    '#EXT-X-STREAM-INF:AVERAGE-BANDWIDTH=4900000,BANDWIDTH=5000000,RESOLUTION=1080x1920',
    '1080/playlist.m3u8',
    '#EXT-X-STREAM-INF:BANDWIDTH=3000000,RESOLUTION=1080x1920',
    '1080l/playlist.m3u8',
    '#EXT-X-STREAM-INF:BANDWIDTH=128000,CODECS="mp4a"',
  ].join('\n');
  expect(versionsOf(playlist)).toEqual([
    { bandwidth: 5_000_000, width: 1080, height: 1920, side: 1080 },
    { bandwidth: 1_000_000, width: 480, height: 854, side: 480 },
  ]);
});
