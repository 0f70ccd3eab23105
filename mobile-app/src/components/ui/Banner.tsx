import { StyleSheet, View } from 'react-native';
import { radius, space, useColors } from '../../theme/theme';
import { Button } from './Button';
import { Txt } from './Txt';

interface Props {
  text: string;
  tone?: 'bad' | 'neutral';
  action?: { label: string; onPress(): void };
}

/** A message that stays until it is no longer true. Errors are said at once. */
export function Banner({ text, tone = 'bad', action }: Props) {
  const colors = useColors();
  return (
    <View role={tone === 'bad' ? 'alert' : 'status'} style={[styles.box, { backgroundColor: tone === 'bad' ? colors.badSoft : colors.accentSoft }]}>
      <Txt style={styles.text} tone={tone === 'bad' ? 'bad' : 'text'}>{text}</Txt>
      {action && <Button kind="quiet" label={action.label} onPress={action.onPress} />}
    </View>
  );
}

const styles = StyleSheet.create({
  box: { borderRadius: radius.m, paddingHorizontal: space.l, paddingVertical: space.s, flexDirection: 'row', flexWrap: 'wrap', alignItems: 'center', gap: space.s },
  text: { flexGrow: 1, flexShrink: 1, flexBasis: 200, paddingVertical: space.s },
});
