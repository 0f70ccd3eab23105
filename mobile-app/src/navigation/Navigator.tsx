import { DarkTheme, DefaultTheme, NavigationContainer } from '@react-navigation/native';
import { useTranslation } from '../i18n';
import { NotFoundScreen } from '../screens/NotFoundScreen';
import { SettingsScreen } from '../screens/SettingsScreen';
import { UploadScreen } from '../screens/UploadScreen';
import { VideoScreen } from '../screens/VideoScreen';
import { VideosScreen } from '../screens/VideosScreen';
import { useColors, useIsDark } from '../theme/theme';
import { linking } from './routes';
import { Stack } from './stack';

export function Navigator() {
  const { t } = useTranslation();
  const colors = useColors();
  const base = useIsDark() ? DarkTheme : DefaultTheme;
  const theme = { ...base, colors: { ...base.colors, background: colors.ground, card: colors.card, text: colors.text, border: colors.line, primary: colors.accent } };
  const titled = (title: string) => (title ? `${title} · ${t('app.name')}` : t('app.name'));
  return (
    <NavigationContainer linking={linking} theme={theme} documentTitle={{ formatter: (options) => titled(options?.title ?? '') }}>
      <Stack.Navigator initialRouteName="Videos" screenOptions={{ headerShown: false }}>
        <Stack.Screen name="Videos" component={VideosScreen} options={{ title: t('videos.title') }} />
        <Stack.Screen name="Video" component={VideoScreen} options={{ title: '' }} />
        <Stack.Screen name="Upload" component={UploadScreen} options={{ title: t('upload.title') }} />
        <Stack.Screen name="Settings" component={SettingsScreen} options={{ title: t('settings.title') }} />
        <Stack.Screen name="NotFound" component={NotFoundScreen} options={{ title: t('app.notFound') }} />
      </Stack.Navigator>
    </NavigationContainer>
  );
}
