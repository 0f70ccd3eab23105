import { useQuery } from '@tanstack/react-query';
import { versionsOf, type Version } from '../utils/masterPlaylist';

const NONE: Version[] = [];

/** The versions of a stream for players that do not name them; read again while more are being made. */
export function useVersions(streamUrl: string, headers: Record<string, string>, isGrowing: boolean): Version[] {
  const { data } = useQuery({
    queryKey: ['versions', streamUrl, isGrowing],
    queryFn: async () => {
      const response = await fetch(streamUrl, { headers });
      if (!response.ok) throw new Error(`The playlist answered ${response.status}`);
      return versionsOf(await response.text());
    },
  });
  return data ?? NONE;
}
