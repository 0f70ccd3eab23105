jest.mock('react-native-safe-area-context', () => require('react-native-safe-area-context/jest/mock').default);
jest.mock('@react-native-community/netinfo', () => require('@react-native-community/netinfo/jest/netinfo-mock.js'));
jest.mock('react-native-video', () => {
  const { View } = require('react-native');
  const Video = (props) => <View testID="video" {...props} />;
  return {
    __esModule: true,
    default: Video,
    SelectedTrackType: { DISABLED: 'disabled', INDEX: 'index' },
    SelectedVideoTrackType: { AUTO: 'auto', RESOLUTION: 'resolution' },
  };
});
jest.mock('expo-sqlite/kv-store', () => {
  const kept = new Map();
  return {
    __esModule: true,
    default: {
      getItemSync: (key) => kept.get(key) ?? null,
      setItemSync: (key, value) => void kept.set(key, value),
      removeItemSync: (key) => kept.delete(key),
    },
  };
});
