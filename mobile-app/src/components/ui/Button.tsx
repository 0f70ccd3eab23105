import { Pressable, StyleSheet, Text, View, type PressableProps } from 'react-native';
import { radius, space, TARGET, useColors, type Colors } from '../../theme/theme';
import { Icon, type IconName } from './Icon';

type Kind = 'primary' | 'secondary' | 'quiet' | 'danger';

interface Props extends Omit<PressableProps, 'children' | 'style'> {
  label: string;
  kind?: Kind;
  icon?: IconName;
  /** Fills the width it is given. */
  wide?: boolean;
}

const paint = (kind: Kind, colors: Colors) =>
  ({
    primary: { ground: colors.accent, text: colors.onAccent, line: colors.accent },
    secondary: { ground: colors.card, text: colors.text, line: colors.line },
    quiet: { ground: 'transparent', text: colors.accent, line: 'transparent' },
    danger: { ground: colors.badSoft, text: colors.bad, line: 'transparent' },
  })[kind];

export function Button({ label, kind = 'secondary', icon, wide, disabled, ...rest }: Props) {
  const { ground, text, line } = paint(kind, useColors());
  return (
    <Pressable
      role="button"
      disabled={disabled}
      aria-disabled={disabled ?? undefined}
      {...rest}
      style={({ pressed }) => [
        styles.button,
        { backgroundColor: ground, borderColor: line, opacity: disabled ? 0.5 : pressed ? 0.75 : 1 },
        wide && styles.wide,
      ]}
    >
      <View style={styles.inner}>
        {icon && <Icon name={icon} color={text} size={16} />}
        <Text style={[styles.text, { color: text }]}>{label}</Text>
      </View>
    </Pressable>
  );
}

interface IconButtonProps extends Omit<PressableProps, 'children' | 'style'> {
  label: string;
  icon: IconName;
  color?: string;
  size?: number;
}

/** A button of a picture alone; its label is said, not shown. */
export function IconButton({ label, icon, color, size = 20, ...rest }: IconButtonProps) {
  const colors = useColors();
  return (
    <Pressable role="button" aria-label={label} {...rest} style={({ pressed }) => [styles.icon, { opacity: rest.disabled ? 0.4 : pressed ? 0.6 : 1 }]}>
      <Icon name={icon} color={color ?? colors.text} size={size} />
    </Pressable>
  );
}

const styles = StyleSheet.create({
  button: { minHeight: TARGET, minWidth: TARGET, borderRadius: radius.m, borderWidth: 1, paddingHorizontal: space.l, justifyContent: 'center' },
  wide: { alignSelf: 'stretch' },
  inner: { flexDirection: 'row', alignItems: 'center', justifyContent: 'center', gap: space.s, paddingVertical: space.s },
  text: { fontSize: 16, lineHeight: 22, fontWeight: '600', textAlign: 'center', flexShrink: 1 },
  icon: { minWidth: TARGET, minHeight: TARGET, alignItems: 'center', justifyContent: 'center', borderRadius: radius.m },
});
