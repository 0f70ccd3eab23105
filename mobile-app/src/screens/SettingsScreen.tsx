import { Pressable, StyleSheet, View } from 'react-native';
import { Button } from '../components/ui/Button';
import { Choice } from '../components/ui/Chip';
import { ScreenFrame } from '../components/ui/ScreenFrame';
import { Txt } from '../components/ui/Txt';
import { useStreamState } from '../hooks/useStreamState';
import { LANGUAGES, type Language, useTranslation } from '../i18n';
import { useSession } from '../services/app';
import { settings, useSettings } from '../services/settings';
import { radius, space, TARGET, useColors } from '../theme/theme';

type Spoken = Language | 'DEVICE';

export function SettingsScreen() {
  const { t } = useTranslation();
  const { wifiOnly, saveData, language } = useSettings();
  const { user, signOut } = useSession();
  const stream = useStreamState();
  const languages = [
    { value: 'DEVICE' as Spoken, label: t('settings.asDevice') },
    ...(Object.keys(LANGUAGES) as Language[]).map((value) => ({ value: value as Spoken, label: LANGUAGES[value] })),
  ];
  return (
    <ScreenFrame title={t('settings.title')} narrow>
      <Toggle label={t('settings.wifiOnly')} text={t('settings.wifiOnlyText')} isOn={wifiOnly} onChange={(next) => settings.change({ wifiOnly: next })} />
      <Toggle label={t('settings.saveData')} text={t('settings.saveDataText')} isOn={saveData} onChange={(next) => settings.change({ saveData: next })} />
      <View style={styles.part}>
        <Txt kind="label">{t('settings.language')}</Txt>
        <Choice
          label={t('settings.language')}
          options={languages}
          value={(language ?? 'DEVICE') as Spoken}
          onChange={(next) => settings.change({ language: next === 'DEVICE' ? null : next })}
        />
      </View>
      <View style={styles.part}>
        <Txt kind="label">{t('settings.signedInAs', { user })}</Txt>
        <Txt kind="note" role="status">{t(stream === 'LOST' ? 'app.away' : 'app.live')}</Txt>
        <View style={styles.start}>
          <Button label={t('settings.signOut')} onPress={signOut} />
        </View>
      </View>
    </ScreenFrame>
  );
}

interface ToggleProps {
  label: string;
  text: string;
  isOn: boolean;
  onChange(isOn: boolean): void;
}

/** A switch whose whole row is the target. */
function Toggle({ label, text, isOn, onChange }: ToggleProps) {
  const colors = useColors();
  return (
    <Pressable role="switch" aria-checked={isOn} aria-label={label} onPress={() => onChange(!isOn)} style={[styles.toggle, { backgroundColor: colors.card, borderColor: colors.line }]}>
      <View style={styles.words}>
        <Txt kind="label">{label}</Txt>
        <Txt kind="note">{text}</Txt>
      </View>
      <View style={[styles.track, { backgroundColor: isOn ? colors.accent : colors.well, borderColor: isOn ? colors.accent : colors.muted }]}>
        <View style={[styles.thumb, { backgroundColor: isOn ? colors.onAccent : colors.muted }, isOn && styles.right]} />
      </View>
    </Pressable>
  );
}

const styles = StyleSheet.create({
  part: { gap: space.s },
  start: { alignItems: 'flex-start' },
  toggle: { minHeight: TARGET, flexDirection: 'row', alignItems: 'center', gap: space.l, borderRadius: radius.l, borderWidth: 1, padding: space.l },
  words: { flex: 1 },
  track: { width: 48, height: 28, borderRadius: 14, borderWidth: 1, padding: 3 },
  thumb: { width: 20, height: 20, borderRadius: 10 },
  right: { alignSelf: 'flex-end' },
});
