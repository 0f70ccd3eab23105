import { useEffect, useRef, useState } from 'react';
import { AccessibilityInfo, Animated, StyleSheet } from 'react-native';

const ROUND_MS = 1_600;

/** A bar without a value: it comes and goes, unless the person wants nothing to move. */
export function Breathing({ color }: { color: string }) {
  const phase = useRef(new Animated.Value(0.5)).current;
  const isStill = useReducedMotion();
  useEffect(() => {
    if (isStill) return;
    const loop = Animated.loop(Animated.timing(phase, { toValue: 1.5, duration: ROUND_MS, useNativeDriver: true }));
    loop.start();
    return () => loop.stop();
  }, [phase, isStill]);
  const opacity = phase.interpolate({ inputRange: [0.5, 1, 1.5], outputRange: [0.9, 0.25, 0.9] });
  return <Animated.View style={[StyleSheet.absoluteFill, { backgroundColor: color, opacity }]} />;
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
