// Each platform has its own way to send while the app is away: iOS a background session, Android a foreground service.
module.exports = {
  dependencies: {
    '@kesha-antonov/react-native-background-downloader': { platforms: { android: null } },
    'react-native-background-actions': { platforms: { ios: null } },
  },
};
