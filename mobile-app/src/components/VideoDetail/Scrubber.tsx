import { useRef, useState } from 'react';
import { Image, StyleSheet, Text, View, type GestureResponderEvent } from 'react-native';
import { useTranslation } from '../../i18n';
import { radius, TARGET } from '../../theme/theme';
import { clock } from '../../utils/format';
import { tileAt, type Storyboard, type Tile } from '../../utils/webVtt';
import { STEP_SECONDS } from './player';

interface Props {
  position: number;
  duration: number;
  bufferedTo: number;
  storyboard: Storyboard | null;
  headers: Record<string, string>;
  onSeek(position: number): void;
}

const PICTURE_WIDTH = 144;

const percent = (value: number, all: number) => `${all > 0 ? Math.min(100, (value / all) * 100) : 0}%` as const;

/** Where in the video it is; dragging or hovering shows the storyboard's picture of that moment. */
export function Scrubber({ position, duration, bufferedTo, storyboard, headers, onSeek }: Props) {
  const { t } = useTranslation();
  const [width, setWidth] = useState(0);
  const [pointed, setPointed] = useState<number | null>(null);
  const dragged = useRef(false);
  const at = (x: number) => (width > 0 ? Math.min(1, Math.max(0, x / width)) * duration : 0);
  const drag = (event: GestureResponderEvent) => setPointed(at(event.nativeEvent.locationX));
  const tile = pointed !== null && storyboard ? tileAt(storyboard, pointed) : null;
  const shown = dragged.current && pointed !== null ? pointed : position;
  return (
    <View
      accessible
      role="slider"
      tabIndex={0}
      aria-label={t('player.position')}
      aria-valuemin={0}
      aria-valuemax={Math.round(duration)}
      aria-valuenow={Math.round(position)}
      aria-valuetext={t('player.of', { position: clock(position), duration: clock(duration) })}
      accessibilityActions={[{ name: 'increment' }, { name: 'decrement' }]}
      onAccessibilityAction={({ nativeEvent }) => onSeek(Math.max(0, position + (nativeEvent.actionName === 'increment' ? STEP_SECONDS : -STEP_SECONDS)))}
      style={styles.target}
      onLayout={({ nativeEvent }) => setWidth(nativeEvent.layout.width)}
      onStartShouldSetResponder={() => duration > 0}
      onMoveShouldSetResponder={() => duration > 0}
      onResponderGrant={(event) => {
        dragged.current = true;
        drag(event);
      }}
      onResponderMove={drag}
      onResponderRelease={(event) => {
        dragged.current = false;
        setPointed(null);
        onSeek(at(event.nativeEvent.locationX));
      }}
      onResponderTerminate={() => {
        dragged.current = false;
        setPointed(null);
      }}
      onPointerMove={({ nativeEvent }) => setPointed(at(nativeEvent.offsetX))}
      onPointerLeave={() => !dragged.current && setPointed(null)}
    >
      <View pointerEvents="none" style={styles.track}>
        <View style={[styles.part, styles.buffered, { width: percent(bufferedTo, duration) }]} />
        <View style={[styles.part, styles.played, { width: percent(shown, duration) }]} />
      </View>
      <View pointerEvents="none" style={[styles.knob, { left: percent(shown, duration) }]} />
      {pointed !== null && (
        <View pointerEvents="none" style={[styles.preview, { left: previewLeft(pointed, duration, width) }]}>
          {tile && storyboard && <Picture tile={tile} sheet={storyboard.sheets[tile.url]!} headers={headers} />}
          <Text style={styles.time}>{clock(pointed)}</Text>
        </View>
      )}
    </View>
  );
}

const previewLeft = (pointed: number, duration: number, width: number) =>
  Math.min(Math.max(0, (duration > 0 ? pointed / duration : 0) * width - PICTURE_WIDTH / 2), Math.max(0, width - PICTURE_WIDTH));

function Picture({ tile, sheet, headers }: { tile: Tile; sheet: { width: number; height: number }; headers: Record<string, string> }) {
  const scale = PICTURE_WIDTH / tile.width;
  return (
    <View style={[styles.window, { height: tile.height * scale }]}>
      <Image
        accessible={false}
        source={{ uri: tile.url, headers }}
        style={{ position: 'absolute', left: -tile.x * scale, top: -tile.y * scale, width: sheet.width * scale, height: sheet.height * scale }}
      />
    </View>
  );
}

const styles = StyleSheet.create({
  target: { height: TARGET * 0.64, justifyContent: 'center', cursor: 'pointer' },
  track: { height: 5, borderRadius: radius.pill, backgroundColor: 'rgba(255, 255, 255, 0.3)', overflow: 'hidden' },
  part: { position: 'absolute', left: 0, top: 0, bottom: 0 },
  buffered: { backgroundColor: 'rgba(255, 255, 255, 0.4)' },
  played: { backgroundColor: '#58b9d3' },
  knob: { position: 'absolute', width: 14, height: 14, marginLeft: -7, borderRadius: 7, backgroundColor: '#ffffff' },
  preview: { position: 'absolute', bottom: 30, width: PICTURE_WIDTH, alignItems: 'center', gap: 2 },
  window: { width: PICTURE_WIDTH, borderRadius: radius.s, overflow: 'hidden', backgroundColor: '#000000', borderWidth: 1, borderColor: 'rgba(255, 255, 255, 0.7)' },
  time: { color: '#ffffff', fontSize: 13, fontWeight: '700', backgroundColor: 'rgba(8, 14, 18, 0.8)', paddingHorizontal: 6, borderRadius: 4, overflow: 'hidden' },
});
