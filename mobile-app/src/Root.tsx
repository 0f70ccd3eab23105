import { useEffect, useState } from 'react';
import { ActivityIndicator, Platform, View } from 'react-native';
import { Banner } from './components/ui/Banner';
import { deviceLanguage, speak, useTranslation } from './i18n';
import { SignedIn } from './SignedIn';
import { SignInScreen } from './screens/SignInScreen';
import { forgetUser, knownUser, rememberUser } from './services/auth';
import { loadConfig, type Config } from './services/config';
import { useSettings } from './services/settings';
import { space, useColors } from './theme/theme';

/** Decides between signing in and the app, once it is known where the services are. */
export function Root() {
  const { config, retry, hasFailed } = useConfig();
  const [user, setUser] = useState(knownUser);
  const { t } = useTranslation();
  const colors = useColors();
  const { language } = useSettings();
  const spoken = language ?? deviceLanguage();
  useEffect(() => {
    void speak(spoken);
    if (Platform.OS === 'web') document.documentElement.lang = spoken;
  }, [spoken]);

  if (config && user) {
    const signOut = () => {
      forgetUser();
      setUser(null);
    };
    return <SignedIn key={user} config={config} user={user} onSignOut={signOut} />;
  }
  if (!user) {
    const signIn = (name: string) => {
      rememberUser(name);
      setUser(name);
    };
    return <SignInScreen onSignIn={signIn} />;
  }
  return (
    <View style={{ flex: 1, justifyContent: 'center', padding: space.l, backgroundColor: colors.ground }}>
      {hasFailed ? <Banner text={t('problem.unreachable')} action={{ label: t('app.retry'), onPress: retry }} /> : <ActivityIndicator color={colors.accent} />}
    </View>
  );
}

function useConfig() {
  const [config, setConfig] = useState<Config | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const retry = () => {
    setFailed(false);
    loadConfig().then(setConfig, () => setFailed(true));
  };
  useEffect(retry, []);
  return { config, retry, hasFailed };
}
