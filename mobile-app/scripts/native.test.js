const { execFileSync } = require('node:child_process');
const { existsSync, readdirSync, readFileSync, rmSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { XML } = require('expo/config-plugins');
const plist = require('@expo/plist').default;
const { generate, PLATFORMS, root } = require('./native');

// As in .gitignore, here and in the generated folders.
const NOT_KEPT = /\.(png|webp|keystore)$|(^|\/)(gradle|gradlew|gradlew\.bat|project\.xcworkspace|build|Pods|xcuserdata|\.gradle|\.cxx)(\/|$)/;

let made;
let libraries;
beforeAll(() => {
  made = generate();
  libraries = Object.fromEntries(PLATFORMS.map((platform) => [platform, librariesOf(platform)]));
});
afterAll(() => rmSync(made, { recursive: true, force: true }));

const textsOf = (folder) => Object.fromEntries(PLATFORMS
  .flatMap((platform) => readdirSync(join(folder, platform), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)))
  .filter((path) => !NOT_KEPT.test(path))
  .sort()
  .map((path) => [path, readFileSync(join(folder, path), 'utf8')]));

const linked = (...args) => JSON.parse(execFileSync(
  process.execPath,
  [require.resolve('expo-modules-autolinking/bin/expo-modules-autolinking.js'), ...args, '--json'],
  { cwd: root, encoding: 'utf8' },
));

const librariesOf = (platform) => Object.entries(linked('react-native-config', '--platform', platform).dependencies)
  .filter(([, { platforms }]) => platforms[platform]);

const manifestIn = (folder) => XML.readXMLAsync({ path: join(folder, 'src/main/AndroidManifest.xml') }).then(({ manifest }) => manifest);
const permissionsOf = (manifest) => (manifest['uses-permission'] ?? []).map(({ $ }) => $);

test('both platforms are what their configuration makes', () => {
  expect(textsOf(root)).toEqual(textsOf(made));
});

test('nothing that is kept names a place of the machine that made it', () => {
  const kept = Object.values(textsOf(root)).join('\n');
  expect(kept).not.toContain(root);
  expect(kept).not.toContain(made);
});

describe('Android', () => {
  const app = () => manifestIn(join(root, 'android/app'));

  test('asks, with all libraries, for the network, the notification and the service of uploads alone', async () => {
    const modules = linked('resolve', '--platform', 'android').modules.flatMap(({ projects }) => projects.map(({ sourceDir }) => sourceDir));
    const others = libraries.android.map(([, { platforms }]) => platforms.android.sourceDir);
    const folders = [...modules, ...others].filter((folder) => existsSync(join(folder, 'src/main/AndroidManifest.xml')));
    const asked = (await Promise.all(folders.map(manifestIn))).flatMap(permissionsOf).map((each) => each['android:name']);
    const own = permissionsOf(await app());
    const removed = own.filter((each) => each['tools:node'] === 'remove').map((each) => each['android:name']);
    const all = new Set([...own.map((each) => each['android:name']), ...asked].filter((name) => !removed.includes(name)));
    expect([...all].map((name) => name.replace('android.permission.', '')).sort()).toEqual([
      'ACCESS_NETWORK_STATE',
      'ACCESS_WIFI_STATE',
      'FOREGROUND_SERVICE',
      'FOREGROUND_SERVICE_DATA_SYNC',
      'INTERNET',
      'POST_NOTIFICATIONS',
    ]);
    expect(removed.map((name) => name.replace('android.permission.', '')).sort()).toEqual([
      'READ_EXTERNAL_STORAGE',
      'RECORD_AUDIO',
      'SYSTEM_ALERT_WINDOW',
      'VIBRATE',
      'WRITE_EXTERNAL_STORAGE',
    ]);
  });

  test('has one service, typed for data, closed to other apps, that outlives the screen', async () => {
    const [application] = (await app()).application;
    expect(application.$['android:allowBackup']).toBe('false');
    expect(application.service.map(({ $ }) => $)).toEqual([{
      'android:name': 'com.asterinet.react.bgactions.RNBackgroundActionsTask',
      'android:foregroundServiceType': 'dataSync',
      'android:stopWithTask': 'false',
      'android:exported': 'false',
    }]);
  });

  test('links no library that sends in a way of its own', () => {
    const names = libraries.android.map(([name]) => name);
    expect(names).toContain('react-native-background-actions');
    expect(names).not.toContain('@kesha-antonov/react-native-background-downloader');
  });
});

describe('iOS', () => {
  const infoPlist = () => plist.parse(readFileSync(join(root, 'ios/Millrace/Info.plist'), 'utf8'));
  const delegate = () => /class AppDelegate[^]*?\n\}\n/.exec(readFileSync(join(root, 'ios/Millrace/AppDelegate.swift'), 'utf8'))[0];

  test('declares no background mode, for a background session needs none, and asks for nothing of the person', () => {
    const keys = Object.keys(infoPlist());
    expect(keys).not.toContain('UIBackgroundModes');
    expect(keys.filter((key) => key.endsWith('UsageDescription'))).toEqual([]);
  });

  test('speaks in clear with the local network alone', () => {
    expect(infoPlist().NSAppTransportSecurity).toEqual({ NSAllowsArbitraryLoads: false, NSAllowsLocalNetworking: true });
  });

  test('hands its own session to the uploads and every other one on', () => {
    const handler = /public override func application\([^)]*handleEventsForBackgroundURLSession[^]*?\n {2}\}\n/.exec(delegate())[0];
    expect(handler).toMatch(/if identifier\.hasSuffix\("\.backgrounddownloadtask"\) \{\s+RNBackgroundDownloader\.setCompletionHandler/);
    expect(handler).toMatch(/\} else \{\s+super\.application\(application, handleEventsForBackgroundURLSession: identifier/);
    expect(readFileSync(join(root, 'ios/Millrace/Millrace-Bridging-Header.h'), 'utf8')).toContain('#import <RNBackgroundDownloader.h>');
  });

  test('calls its session as the library does', () => {
    const folder = dirname(require.resolve('@kesha-antonov/react-native-background-downloader/package.json'));
    const source = readFileSync(join(folder, 'ios/RNBackgroundDownloader.mm'), 'utf8');
    expect(source).toContain('stringByAppendingString:@".backgrounddownloadtask"');
    expect(libraries.ios.map(([name]) => name)).not.toContain('react-native-background-actions');
  });
});
