/** A version of a stream, as its master playlist names it. */
export interface Version {
  /** Bits per second at its peak. */
  bandwidth: number;
  width: number;
  height: number;
  /** 1080 for 1920 × 1080 and for 1080 × 1920. */
  side: number;
}

const STREAM = '#EXT-X-STREAM-INF:';

/** The versions with a picture in a master playlist, largest first; of those of one size the best. */
export function versionsOf(playlist: string): Version[] {
  const all = playlist.split('\n').filter((line) => line.startsWith(STREAM)).flatMap(versionOf);
  all.sort((one, other) => other.side - one.side || other.bandwidth - one.bandwidth);
  return all.filter((version, at) => at === 0 || all[at - 1]!.side !== version.side);
}

function versionOf(line: string): Version[] {
  const bandwidth = line.match(/[:,]BANDWIDTH=(\d+)/);
  const size = line.match(/[:,]RESOLUTION=(\d+)x(\d+)/);
  if (!bandwidth || !size) return [];
  const [width, height] = [Number(size[1]), Number(size[2])];
  return [{ bandwidth: Number(bandwidth[1]), width, height, side: Math.min(width, height) }];
}
