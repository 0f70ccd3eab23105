import { useRef, useState, type ReactNode } from 'react';
import { ActivityIndicator, View, type GestureResponderEvent, type StyleProp, type ViewStyle } from 'react-native';
import { useTranslation } from '../../i18n';

/** How far a finger goes until letting go refreshes, and how far the gap opens. */
const ENOUGH = 72;
const WIDEST = 96;

interface Props {
  refreshing: boolean;
  onRefresh(): void;
  tintColor?: string;
  style?: StyleProp<ViewStyle>;
  /** The scroll view, which the list hands in. */
  children?: ReactNode;
}

/** What a phone's own list does, for a finger in a browser. */
export function PullToRefresh({ refreshing, onRefresh, tintColor, style, children }: Props) {
  const { t } = useTranslation();
  const box = useRef<View>(null);
  const startedAt = useRef<number | null>(null);
  const [pulled, setPulled] = useState(0);
  const isAtTop = () => ((box.current as unknown as HTMLElement).lastElementChild?.scrollTop ?? 1) <= 0;
  const end = () => {
    if (pulled >= ENOUGH) onRefresh();
    startedAt.current = null;
    setPulled(0);
  };
  return (
    <View
      ref={box}
      style={style}
      onTouchStart={({ nativeEvent }: GestureResponderEvent) => (startedAt.current = isAtTop() ? nativeEvent.pageY : null)}
      onTouchMove={({ nativeEvent }: GestureResponderEvent) => {
        if (startedAt.current !== null) setPulled(Math.min(WIDEST, Math.max(0, (nativeEvent.pageY - startedAt.current) / 2)));
      }}
      onTouchEnd={end}
      onTouchCancel={end}
    >
      <View style={{ height: refreshing ? ENOUGH : pulled, overflow: 'hidden', justifyContent: 'center' }}>
        {(refreshing || pulled > 0) && <ActivityIndicator color={tintColor} animating={refreshing || pulled >= ENOUGH} hidesWhenStopped={false} aria-label={t('videos.refresh')} />}
      </View>
      {children}
    </View>
  );
}
