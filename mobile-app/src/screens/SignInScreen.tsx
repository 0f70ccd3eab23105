import { useState } from 'react';
import { StyleSheet, View } from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';
import { useTranslation } from '../i18n';
import { Button } from '../components/ui/Button';
import { Field } from '../components/ui/Field';
import { Txt } from '../components/ui/Txt';
import { radius, space, useColors } from '../theme/theme';

/** What the local suite takes for a name. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{N}._@-]{0,63}$/u;

/** The local suite asks for a name alone. */
export function SignInScreen({ onSignIn }: { onSignIn(user: string): void }) {
  const { t } = useTranslation();
  const colors = useColors();
  const insets = useSafeAreaInsets();
  const [name, setName] = useState('');
  const [isRefused, setRefused] = useState(false);
  const submit = () => {
    const user = name.trim();
    setRefused(!NAME.test(user));
    if (NAME.test(user)) onSignIn(user);
  };
  return (
    <View role="main" style={[styles.screen, { backgroundColor: colors.ground, paddingTop: insets.top + space.xxl }]}>
      <View style={[styles.card, { backgroundColor: colors.card, borderColor: colors.line }]}>
        <Txt kind="note" style={[styles.brand, { color: colors.accent }]}>{t('app.name')}</Txt>
        <Txt kind="title">{t('signIn.title')}</Txt>
        <Txt tone="muted">{t('signIn.text')}</Txt>
        <Field
          label={t('signIn.name')}
          placeholder={t('signIn.placeholder')}
          value={name}
          onChangeText={setName}
          onSubmitEditing={submit}
          autoCapitalize="none"
          autoCorrect={false}
          autoComplete="username"
          autoFocus
          maxLength={64}
          error={isRefused ? t('signIn.rule') : null}
        />
        <Button kind="primary" wide label={t('signIn.go')} onPress={submit} />
      </View>
    </View>
  );
}

const styles = StyleSheet.create({
  screen: { flex: 1, alignItems: 'center', paddingHorizontal: space.l },
  card: { width: '100%', maxWidth: 420, borderRadius: radius.l, borderWidth: 1, padding: space.xl, gap: space.l },
  brand: { fontWeight: '800', letterSpacing: 0.3 },
});
