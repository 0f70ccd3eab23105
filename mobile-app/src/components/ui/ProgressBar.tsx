import { StyleSheet, View } from 'react-native';
import { radius, useColors } from '../../theme/theme';
import { Breathing } from './Breathing';

interface Props {
  label: string;
  /** 0 to 1; null where nothing is known but that something happens. */
  value: number | null;
  /** What is on its way beyond `value`, 0 to 1; drawn lighter. */
  moving?: number;
  text?: string;
}

const percent = (share: number) => `${Math.min(100, Math.max(0, share * 100))}%` as const;

/** A bar of two tones: solid is done, light is on its way. */
export function ProgressBar({ label, value, moving = 0, text }: Props) {
  const colors = useColors();
  const now = value === null ? {} : { 'aria-valuenow': Math.round((value + moving) * 100) };
  return (
    <View accessible role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} {...now} aria-valuetext={text} style={[styles.track, { backgroundColor: colors.well }]}>
      {value === null ? (
        <Breathing color={colors.accent} />
      ) : (
        <>
          <View style={[styles.part, { width: percent(value + moving), backgroundColor: colors.accentLight }]} />
          <View style={[styles.part, { width: percent(value), backgroundColor: colors.accent }]} />
        </>
      )}
    </View>
  );
}

const styles = StyleSheet.create({
  track: { height: 8, borderRadius: radius.pill, overflow: 'hidden', alignSelf: 'stretch' },
  part: { position: 'absolute', left: 0, top: 0, bottom: 0, borderRadius: radius.pill },
});
