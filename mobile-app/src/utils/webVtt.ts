/** A picture of a storyboard: a rectangle of an image. */
export interface Tile {
  start: number;
  end: number;
  url: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Storyboard {
  tiles: Tile[];
  /** The size of each image, as far as its tiles reach. */
  sheets: Record<string, { width: number; height: number }>;
}

const TIMES = /^(\S+)\s+-->\s+(\S+)/;

function seconds(text: string): number {
  return text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}

/** Reads a storyboard's WebVTT; what is no tile in it is passed over. `url` is the file's own. */
export function storyboardOf(text: string, url: string): Storyboard {
  const tiles = text.replaceAll('\r\n', '\n').split('\n\n').flatMap((block) => tileOf(block.split('\n'), url));
  const sheets: Storyboard['sheets'] = {};
  for (const tile of tiles) {
    const sheet = (sheets[tile.url] ??= { width: 0, height: 0 });
    sheet.width = Math.max(sheet.width, tile.x + tile.width);
    sheet.height = Math.max(sheet.height, tile.y + tile.height);
  }
  return { tiles, sheets };
}

function tileOf(lines: string[], base: string): Tile[] {
  const at = lines.findIndex((line) => TIMES.test(line));
  const times = lines[at]?.match(TIMES);
  const [image, place] = lines[at + 1]?.split('#xywh=') ?? [];
  const numbers = place?.split(',').map(Number) ?? [];
  if (!times || !image || numbers.length !== 4 || numbers.some(Number.isNaN)) return [];
  const [x, y, width, height] = numbers as [number, number, number, number];
  return [{ start: seconds(times[1]!), end: seconds(times[2]!), url: resolved(image, base), x, y, width, height }];
}

const resolved = (name: string, base: string) => (/^https?:/.test(name) ? name : base.replace(/[^/]*$/, name));

/** The tile of a moment, or null where there are none. */
export function tileAt({ tiles }: Storyboard, position: number): Tile | null {
  return tiles.findLast((tile) => tile.start <= position) ?? tiles[0] ?? null;
}
