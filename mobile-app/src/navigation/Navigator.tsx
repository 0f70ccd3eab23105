import { lazy, Suspense, useEffect, type ReactElement } from 'react';
import { DarkTheme, DefaultTheme, NavigationContainer } from '@react-navigation/native';
import { useTranslation } from '../i18n';
import { NotFoundScreen } from '../screens/NotFoundScreen';
import { SettingsScreen } from '../screens/SettingsScreen';
import { VideosScreen } from '../screens/VideosScreen';
import { useColors, useIsDark } from '../theme/theme';
import { linking } from './routes';
import { Stack } from './stack';

const loadVideo = () => import('../screens/VideoScreen').then(({ VideoScreen }) => ({ default: VideoScreen }));
const loadUpload = () => import('../screens/UploadScreen').then(({ UploadScreen }) => ({ default: UploadScreen }));
const VideoScreen = lazy(loadVideo);
const UploadScreen = lazy(loadUpload);

/** The list is there with the first load; what comes after it is fetched meanwhile. */
export function Navigator() {
  useEffect(() => {
    void loadVideo();
    void loadUpload();
  }, []);
  const { t } = useTranslation();
  const colors = useColors();
  const base = useIsDark() ? DarkTheme : DefaultTheme;
  const theme = { ...base, colors: { ...base.colors, background: colors.ground, card: colors.card, text: colors.text, border: colors.line, primary: colors.accent } };
  const titled = (title: string) => (title ? `${title} · ${t('app.name')}` : t('app.name'));
  return (
    <NavigationContainer linking={linking} theme={theme} documentTitle={{ formatter: (options) => titled(options?.title ?? '') }}>
      <Stack.Navigator initialRouteName="Videos" screenOptions={{ headerShown: false }} screenLayout={waiting}>
        <Stack.Screen name="Videos" component={VideosScreen} options={{ title: t('videos.title') }} />
        <Stack.Screen name="Video" component={VideoScreen} options={{ title: '' }} />
        <Stack.Screen name="Upload" component={UploadScreen} options={{ title: t('upload.title') }} />
        <Stack.Screen name="Settings" component={SettingsScreen} options={{ title: t('settings.title') }} />
        <Stack.Screen name="NotFound" component={NotFoundScreen} options={{ title: t('app.notFound') }} />
      </Stack.Navigator>
    </NavigationContainer>
  );
}

const waiting = ({ children }: { children: ReactElement }) => <Suspense fallback={null}>{children}</Suspense>;
