import { NavigationContainer } from '@react-navigation/native';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react-native';
import { speak, type Language } from '../i18n';
import type { Routes } from '../navigation/routes';
import { Stack } from '../navigation/stack';
import { NotFoundScreen } from '../screens/NotFoundScreen';
import { SettingsScreen } from '../screens/SettingsScreen';
import { UploadScreen } from '../screens/UploadScreen';
import { VideoScreen } from '../screens/VideoScreen';
import { VideosScreen } from '../screens/VideosScreen';
import type { Api } from '../services/apiClient';
import { ServicesContext, SessionContext, type AppServices } from '../services/app';
import type { StreamState } from '../services/events';
import { UploadManagerContext, type UploadView } from '../services/uploadManager';
import { CONFIG } from './fixtures';
import { fakeUploads } from './uploads';

interface Options {
  api?: Partial<Api>;
  uploads?: readonly UploadView[];
  stream?: StreamState;
  language?: Language;
}

/** Renders the app with one screen open, on fakes of the service. The caller ends it by `end`. */
export async function open<Name extends keyof Routes>(name: Name, params: Routes[Name], options: Options = {}) {
  await speak(options.language ?? 'en');
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const manager = fakeUploads(options.uploads);
  const signOut = jest.fn();
  const stream = options.stream ?? 'OPEN';
  const events = { state: () => stream, subscribe: () => () => {} };
  const services = { config: CONFIG, auth: { user: 'alice' }, api: { limits: async () => CONFIG, ...options.api }, events } as unknown as AppServices;
  const screen = await render(
    <ServicesContext value={services}>
      <SessionContext value={{ user: 'alice', signOut }}>
        <UploadManagerContext value={manager}>
          <QueryClientProvider client={client}>
            <NavigationContainer>
              <Stack.Navigator initialRouteName={name} screenOptions={{ headerShown: false }}>
                <Stack.Screen name="Videos" component={VideosScreen} initialParams={params as never} />
                <Stack.Screen name="Video" component={VideoScreen} initialParams={params as never} />
                <Stack.Screen name="Upload" component={UploadScreen} initialParams={params as never} />
                <Stack.Screen name="Settings" component={SettingsScreen} initialParams={params as never} />
                <Stack.Screen name="NotFound" component={NotFoundScreen} initialParams={params as never} />
              </Stack.Navigator>
            </NavigationContainer>
          </QueryClientProvider>
        </UploadManagerContext>
      </SessionContext>
    </ServicesContext>,
  );
  const end = async () => {
    await screen.unmount();
    client.clear();
  };
  return { screen, client, manager, signOut, end };
}
