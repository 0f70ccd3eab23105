import type { LinkingOptions } from '@react-navigation/native';

export type Routes = {
  Videos: undefined;
  Video: { id: string };
  Upload: undefined;
  Settings: undefined;
  NotFound: undefined;
};

declare global {
  namespace ReactNavigation {
    interface RootParamList extends Routes {}
  }
}

/** The addresses of the screens, on the web and for links into the app. */
export const linking: LinkingOptions<Routes> = {
  prefixes: ['millrace://'],
  config: {
    initialRouteName: 'Videos',
    screens: { Videos: '', Video: 'videos/:id', Upload: 'upload', Settings: 'settings', NotFound: '*' },
  },
};
