import { useSyncExternalStore } from 'react';
import { AccessibilityInfo, Platform, Text, View, type ViewStyle } from 'react-native';

let text = '';
const listeners = new Set<() => void>();

/** Says something to a screen reader, politely; the same text is not said twice in a row. */
export function announce(next: string) {
  if (next === text) return;
  text = next;
  if (Platform.OS !== 'web') AccessibilityInfo.announceForAccessibility(next);
  listeners.forEach((listener) => listener());
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

const UNSEEN: ViewStyle = { position: 'absolute', width: 1, height: 1, overflow: 'hidden' };

/** Where the announcements are; once, at the root. */
export function LiveRegion() {
  const said = useSyncExternalStore(subscribe, () => text, () => text);
  return (
    <View role="status" aria-live="polite" pointerEvents="none" style={UNSEEN}>
      <Text>{said}</Text>
    </View>
  );
}
