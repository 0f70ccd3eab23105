import { useState } from 'react';
import { Pressable, ScrollView, StyleSheet, Text, View } from 'react-native';
import { radius, space, TARGET } from '../../theme/theme';

interface Props {
  label: string;
  /** What the button shows. */
  short: string;
  isOn?: boolean;
  value: number | null;
  options: { value: number | null; label: string }[];
  onChange(value: number | null): void;
}

/** What the smallest picture, that of a phone held upright, has room for. */
const HIGHEST = 4 * TARGET + 2 * space.xs;

/** A choice over the picture: qualities or captions. */
export function Menu({ label, short, isOn, value, options, onChange }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <View>
      {isOpen && (
        <ScrollView role="radiogroup" aria-label={label} style={styles.list}>
          {options.map((option) => (
            <Pressable
              key={String(option.value)}
              role="radio"
              aria-checked={option.value === value}
              aria-label={option.label}
              style={styles.option}
              onPress={() => {
                setOpen(false);
                onChange(option.value);
              }}
            >
              <View style={[styles.dot, option.value === value && styles.chosen]} />
              <Text style={styles.text}>{option.label}</Text>
            </Pressable>
          ))}
        </ScrollView>
      )}
      <Pressable role="button" aria-label={`${label}: ${short}`} aria-expanded={isOpen} style={styles.button} onPress={() => setOpen(!isOpen)}>
        <Text style={[styles.text, styles.short, isOn && styles.on]}>{short}</Text>
      </Pressable>
    </View>
  );
}

const styles = StyleSheet.create({
  list: { position: 'absolute', right: 0, bottom: 0, zIndex: 1, minWidth: 150, maxHeight: HIGHEST, backgroundColor: 'rgba(12, 20, 26, 0.96)', borderRadius: radius.m, paddingVertical: space.xs },
  option: { minHeight: TARGET, flexDirection: 'row', alignItems: 'center', gap: space.s, paddingHorizontal: space.m },
  button: { minWidth: TARGET, minHeight: TARGET, alignItems: 'center', justifyContent: 'center', paddingHorizontal: space.xs },
  dot: { width: 10, height: 10, borderRadius: 5, borderWidth: 1, borderColor: '#ffffff' },
  chosen: { backgroundColor: '#ffffff' },
  text: { color: '#ffffff', fontSize: 15 },
  short: { fontWeight: '700', fontSize: 14, borderBottomWidth: 2, borderBottomColor: 'transparent' },
  on: { borderBottomColor: '#ffffff' },
});
