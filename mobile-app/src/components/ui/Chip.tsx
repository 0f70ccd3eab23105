import { Pressable, StyleSheet, Text, View } from 'react-native';
import { radius, space, TARGET, useColors } from '../../theme/theme';

export type ChipTone = 'neutral' | 'busy' | 'good' | 'bad';

/** A word about a state. Its meaning is in the word; the colour repeats it. */
export function Chip({ text, tone }: { text: string; tone: ChipTone }) {
  const colors = useColors();
  const [ground, ink] = {
    neutral: [colors.well, colors.muted],
    busy: [colors.accentSoft, colors.accent],
    good: [colors.goodSoft, colors.good],
    bad: [colors.badSoft, colors.bad],
  }[tone];
  return (
    <View style={[styles.chip, { backgroundColor: ground }]}>
      <Text style={[styles.text, { color: ink }]}>{text}</Text>
    </View>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  options: readonly { value: T; label: string }[];
  value: T;
  onChange: (value: T) => void;
}

/** One of a few, as a row of chips. */
export function Choice<T extends string>({ label, options, value, onChange }: ChoiceProps<T>) {
  const colors = useColors();
  return (
    <View role="radiogroup" aria-label={label} style={styles.row}>
      {options.map((option) => {
        const chosen = option.value === value;
        return (
          <Pressable key={option.value} role="radio" aria-checked={chosen} aria-label={option.label} onPress={() => onChange(option.value)} style={styles.target}>
            <View style={[styles.option, { backgroundColor: chosen ? colors.accent : colors.card, borderColor: chosen ? colors.accent : colors.line }]}>
              <Text style={[styles.text, { color: chosen ? colors.onAccent : colors.text }]}>{option.label}</Text>
            </View>
          </Pressable>
        );
      })}
    </View>
  );
}

const styles = StyleSheet.create({
  chip: { borderRadius: radius.pill, paddingHorizontal: 10, paddingVertical: 2, alignSelf: 'flex-start' },
  text: { fontSize: 14, lineHeight: 20, fontWeight: '600' },
  row: { flexDirection: 'row', flexWrap: 'wrap', columnGap: space.s },
  target: { minHeight: TARGET, minWidth: TARGET, justifyContent: 'center' },
  option: { borderRadius: radius.pill, borderWidth: 1, paddingHorizontal: 14, paddingVertical: 6, alignItems: 'center' },
});
