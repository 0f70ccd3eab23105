import type { ReactNode } from 'react';
import { View, type ViewStyle } from 'react-native';

export type IconName = 'play' | 'pause' | 'back' | 'plus' | 'close' | 'sound' | 'muted' | 'fullscreen' | 'settings' | 'film' | 'up';

interface Props {
  name: IconName;
  color: string;
  size: number;
}

/** Pictures drawn by plain views: no font and no further library for eleven of them. */
export function Icon({ name, color, size }: Props) {
  return (
    <View aria-hidden style={{ width: size, height: size, alignItems: 'center', justifyContent: 'center' }}>
      {DRAWINGS[name](color, size)}
    </View>
  );
}

const bar = (color: string, width: number, height: number, more?: ViewStyle) => (
  <View style={[{ width, height, backgroundColor: color, borderRadius: Math.min(width, height) / 2 }, more]} />
);

const triangle = (color: string, size: number, more?: ViewStyle) => (
  <View
    style={[
      {
        width: 0,
        height: 0,
        borderTopWidth: size * 0.42,
        borderBottomWidth: size * 0.42,
        borderLeftWidth: size * 0.72,
        borderTopColor: 'transparent',
        borderBottomColor: 'transparent',
        borderLeftColor: color,
      },
      more,
    ]}
  />
);

const corner = (color: string, size: number, rotation: string, more?: ViewStyle) => (
  <View style={[{ width: size * 0.55, height: size * 0.55, borderColor: color, borderTopWidth: size * 0.12, borderLeftWidth: size * 0.12, transform: [{ rotate: rotation }] }, more]} />
);

const crossed = (color: string, size: number, angles: string[]) => (
  <>
    {angles.map((rotate) => (
      <View key={rotate} style={{ position: 'absolute', left: size * 0.05, top: size * 0.44, transform: [{ rotate }] }}>
        {bar(color, size * 0.9, size * 0.12)}
      </View>
    ))}
  </>
);

const speaker = (color: string, size: number) => (
  <View style={{ flexDirection: 'row', alignItems: 'center', marginRight: size * 0.3 }}>
    <View style={{ width: size * 0.2, height: size * 0.35, backgroundColor: color }} />
    <View style={{ width: 0, height: 0, borderTopWidth: size * 0.38, borderBottomWidth: size * 0.38, borderRightWidth: size * 0.38, borderTopColor: 'transparent', borderBottomColor: 'transparent', borderRightColor: color, marginLeft: -size * 0.18 }} />
  </View>
);

const DRAWINGS: Record<IconName, (color: string, size: number) => ReactNode> = {
  play: (color, size) => triangle(color, size, { marginLeft: size * 0.15 }),
  pause: (color, size) => (
    <View style={{ flexDirection: 'row', gap: size * 0.2 }}>
      {bar(color, size * 0.24, size * 0.8)}
      {bar(color, size * 0.24, size * 0.8)}
    </View>
  ),
  back: (color, size) => corner(color, size, '-45deg', { marginLeft: size * 0.25 }),
  up: (color, size) => corner(color, size, '45deg', { marginTop: size * 0.25 }),
  plus: (color, size) => crossed(color, size, ['0deg', '90deg']),
  close: (color, size) => crossed(color, size, ['45deg', '-45deg']),
  sound: (color, size) => (
    <>
      {speaker(color, size)}
      <View style={{ position: 'absolute', right: size * 0.1, width: size * 0.35, height: size * 0.5, borderRightWidth: size * 0.1, borderColor: color, borderRadius: size * 0.4 }} />
    </>
  ),
  muted: (color, size) => (
    <>
      {speaker(color, size)}
      <View style={{ position: 'absolute' }}>{bar(color, size * 1.1, size * 0.12, { transform: [{ rotate: '45deg' }] })}</View>
    </>
  ),
  fullscreen: (color, size) => (
    <>
      {corner(color, size * 0.85, '0deg', { position: 'absolute', top: size * 0.06, left: size * 0.06 })}
      {corner(color, size * 0.85, '180deg', { position: 'absolute', bottom: size * 0.06, right: size * 0.06 })}
    </>
  ),
  settings: (color, size) => (
    <View style={{ gap: size * 0.16 }}>
      {[0.15, 0.55, 0.3].map((left) => (
        <View key={left} style={{ justifyContent: 'center' }}>
          {bar(color, size * 0.9, size * 0.1)}
          <View style={{ position: 'absolute', left: size * left, width: size * 0.22, height: size * 0.22, borderRadius: size, backgroundColor: color }} />
        </View>
      ))}
    </View>
  ),
  film: (color, size) => (
    <View style={{ width: size * 1.25, height: size * 0.9, borderRadius: size * 0.16, borderWidth: size * 0.08, borderColor: color, alignItems: 'center', justifyContent: 'center' }}>
      {triangle(color, size * 0.45, { marginLeft: size * 0.06 })}
    </View>
  ),
};
