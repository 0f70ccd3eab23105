import { useEffect, useRef, useState } from 'react';
import { AccessibilityInfo, Animated, Platform, StyleSheet, View } from 'react-native';
import { radius, useColors } from '../../theme/theme';

interface Props {
  label: string;
  /** 0 to 1; null where nothing is known but that something happens. */
  value: number | null;
  /** What is on its way beyond `value`, 0 to 1; drawn lighter. */
  moving?: number;
  text?: string;
}

const percent = (share: number) => `${Math.min(100, Math.max(0, share * 100))}%` as const;

/** A bar of two tones: solid is done, light is on its way. */
export function ProgressBar({ label, value, moving = 0, text }: Props) {
  const colors = useColors();
  const now = value === null ? {} : { 'aria-valuenow': Math.round((value + moving) * 100) };
  return (
    <View role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} {...now} aria-valuetext={text} style={[styles.track, { backgroundColor: colors.well }]}>
      {value === null ? (
        <Wandering color={colors.accent} />
      ) : (
        <>
          <View style={[styles.part, { width: percent(value + moving), backgroundColor: colors.accentLight }]} />
          <View style={[styles.part, { width: percent(value), backgroundColor: colors.accent }]} />
        </>
      )}
    </View>
  );
}

function Wandering({ color }: { color: string }) {
  const shift = useRef(new Animated.Value(0.25)).current;
  const isStill = useReducedMotion();
  useEffect(() => {
    if (isStill) return;
    const loop = Animated.loop(Animated.timing(shift, { toValue: 1, duration: 1600, useNativeDriver: Platform.OS !== 'web' }));
    loop.start();
    return () => loop.stop();
  }, [shift, isStill]);
  const opacity = shift.interpolate({ inputRange: [0, 0.5, 1], outputRange: [0.25, 0.9, 0.25] });
  return <Animated.View style={[styles.part, { width: '100%', backgroundColor: color, opacity }]} />;
}

function useReducedMotion() {
  const [isReduced, setReduced] = useState(false);
  useEffect(() => {
    void AccessibilityInfo.isReduceMotionEnabled().then(setReduced);
    const change = AccessibilityInfo.addEventListener('reduceMotionChanged', setReduced);
    return () => change.remove();
  }, []);
  return isReduced;
}

const styles = StyleSheet.create({
  track: { height: 8, borderRadius: radius.pill, overflow: 'hidden', alignSelf: 'stretch' },
  part: { position: 'absolute', left: 0, top: 0, bottom: 0, borderRadius: radius.pill },
});
