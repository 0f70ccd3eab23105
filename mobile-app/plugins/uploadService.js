const { withAndroidManifest } = require('expo/config-plugins');

const SERVICE = 'com.asterinet.react.bgactions.RNBackgroundActionsTask';

/** Gives the service that keeps uploads alive its type: its library declares none, and Android 14 and later refuse to start it so. */
module.exports = (config) => withAndroidManifest(config, (given) => {
  const application = given.modResults.manifest.application[0];
  const others = (application.service ?? []).filter((service) => service.$['android:name'] !== SERVICE);
  application.service = [...others, {
    $: { 'android:name': SERVICE, 'android:foregroundServiceType': 'dataSync', 'android:stopWithTask': 'false', 'android:exported': 'false' },
  }];
  return given;
});
