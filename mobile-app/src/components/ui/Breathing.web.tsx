import { View } from 'react-native';

/** A bar without a value; the style sheet lets it come and go. */
export function Breathing({ color }: { color: string }) {
  return <View {...MARK} style={{ position: 'absolute', left: 0, right: 0, top: 0, bottom: 0, backgroundColor: color }} />;
}

const MARK = { dataSet: { breathing: '' } } as object;
