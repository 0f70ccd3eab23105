import { useState, type ReactNode } from 'react';
import { Image, StyleSheet, View } from 'react-native';
import { usePreview } from '../../services/previews';
import { radius, useColors } from '../../theme/theme';
import { Icon } from '../ui/Icon';

interface Props {
  videoId: string;
  /** From a list it opens by itself. */
  posterUrl: string | null;
  /** What a phone sends for one that needs the video's cookies. */
  headers?: Record<string, string>;
  children?: ReactNode;
}

/** A video's picture: its poster, else a frame of the file that is being uploaded, else an empty well. */
export function Poster({ videoId, posterUrl, headers, children }: Props) {
  const colors = useColors();
  const preview = usePreview(videoId);
  const [broken, setBroken] = useState<string | null>(null);
  const uri = posterUrl && posterUrl !== broken ? posterUrl : preview;
  return (
    <View style={[styles.well, { backgroundColor: colors.well }]}>
      {uri ? (
        <Image
          testID="poster"
          accessible={false}
          source={{ uri, headers }}
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
