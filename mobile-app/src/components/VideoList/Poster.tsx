import { useState, type ReactNode } from 'react';
import { Image, StyleSheet, View } from 'react-native';
import { useVideo } from '../../hooks/useVideo';
import { playbackHeaders } from '../../services/playbackService';
import { usePreview } from '../../services/previews';
import { radius, useColors } from '../../theme/theme';
import { Icon } from '../ui/Icon';

interface Props {
  videoId: string;
  posterUrl: string | null;
  children?: ReactNode;
}

/** A video's picture: its poster, else a frame of the file that is being uploaded, else an empty well. */
export function Poster({ videoId, posterUrl, children }: Props) {
  const colors = useColors();
  // why: a poster needs the video's own cookies, and only this answer brings them
  const { data } = useVideo(videoId, posterUrl !== null);
  const preview = usePreview(videoId);
  const [broken, setBroken] = useState<string | null>(null);
  const poster = data?.video.playback.posterUrl ?? null;
  const uri = poster && poster !== broken ? poster : preview;
  return (
    <View style={[styles.well, { backgroundColor: colors.well }]}>
      {uri ? (
        <Image
          accessible={false}
          source={{ uri, headers: data ? playbackHeaders(data.video.playback) : {} }}
          style={styles.picture}
          resizeMode="cover"
          onError={() => setBroken(uri)}
        />
      ) : (
        <Icon name="film" color={colors.muted} size={26} />
      )}
      {children}
    </View>
  );
}

const styles = StyleSheet.create({
  well: { aspectRatio: 16 / 9, borderRadius: radius.m, overflow: 'hidden', alignItems: 'center', justifyContent: 'center' },
  picture: { position: 'absolute', left: 0, top: 0, width: '100%', height: '100%' },
});
