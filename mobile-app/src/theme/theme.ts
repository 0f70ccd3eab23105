import { useColorScheme, useWindowDimensions } from 'react-native';

export interface Colors {
  ground: string;
  card: string;
  line: string;
  text: string;
  muted: string;
  accent: string;
  accentSoft: string;
  /** A part that is on its way, beside the accent of what has arrived. */
  accentLight: string;
  onAccent: string;
  bad: string;
  badSoft: string;
  good: string;
  goodSoft: string;
  /** Behind a picture that is not there yet. */
  well: string;
}

const light: Colors = {
  ground: '#f6f7f8',
  card: '#ffffff',
  line: '#dde2e7',
  text: '#17212b',
  muted: '#55636f',
  accent: '#0f7490',
  accentSoft: '#e2f1f5',
  accentLight: '#8fc7d7',
  onAccent: '#ffffff',
  bad: '#b3261e',
  badSoft: '#fcebea',
  good: '#1e6b3a',
  goodSoft: '#e4f4e9',
  well: '#e6eaee',
};

const dark: Colors = {
  ground: '#10161b',
  card: '#182128',
  line: '#2b3740',
  text: '#e7edf1',
  muted: '#9cabb7',
  accent: '#58b9d3',
  accentSoft: '#17343e',
  accentLight: '#2f6272',
  onAccent: '#06222b',
  bad: '#ff8a80',
  badSoft: '#3a1f1f',
  good: '#82d69d',
  goodSoft: '#17331f',
  well: '#232e36',
};

export const space = { xs: 4, s: 8, m: 12, l: 16, xl: 24, xxl: 32 } as const;
export const radius = { s: 8, m: 12, l: 16, pill: 999 } as const;
/** The least width and height of what a finger must hit, in points. */
export const TARGET = 44;

const WIDE = 720;

export const useColors = (): Colors => (useColorScheme() === 'dark' ? dark : light);

export const useIsDark = () => useColorScheme() === 'dark';

/** Whether there is room for two columns, as on a desktop or a tablet. */
export const useIsWide = () => useWindowDimensions().width >= WIDE;
