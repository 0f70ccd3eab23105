import { useId } from 'react';
import { StyleSheet, TextInput, View, type TextInputProps } from 'react-native';
import { radius, space, TARGET, useColors } from '../../theme/theme';
import { Txt } from './Txt';

interface Props extends TextInputProps {
  label: string;
  /** Said, not shown. */
  hideLabel?: boolean;
  error?: string | null;
}

/** A labelled input; an error is named below it and to a screen reader. */
export function Field({ label, hideLabel, error, style, multiline, ...rest }: Props) {
  const colors = useColors();
  const id = useId();
  return (
    <View style={styles.field}>
      {!hideLabel && <Txt kind="label" nativeID={id}>{label}</Txt>}
      <TextInput
        aria-label={label}
        aria-invalid={error ? true : undefined}
        placeholderTextColor={colors.muted}
        multiline={multiline}
        {...rest}
        style={[styles.input, multiline && styles.tall, { color: colors.text, backgroundColor: colors.card, borderColor: error ? colors.bad : colors.line }, style]}
      />
      {error && <Txt kind="note" tone="bad" role="alert">{error}</Txt>}
    </View>
  );
}

const styles = StyleSheet.create({
  field: { gap: space.xs, alignSelf: 'stretch' },
  input: { minHeight: TARGET, borderWidth: 1, borderRadius: radius.m, paddingHorizontal: space.m, paddingVertical: 10, fontSize: 16 },
  tall: { minHeight: 96, textAlignVertical: 'top' },
});
