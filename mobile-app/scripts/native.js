const { spawnSync } = require('node:child_process');
const { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } = require('node:fs');
const { dirname, join } = require('node:path');

const root = join(__dirname, '..');
const PLATFORMS = ['android', 'ios'];
const offline = { ...process.env, EXPO_OFFLINE: '1', EXPO_NO_TELEMETRY: '1', CI: '1' };

function run(command, args, cwd) {
  const { status, error, stdout, stderr } = spawnSync(command, args, { cwd, env: offline, encoding: 'utf8' });
  if (status !== 0) throw error ?? new Error(`${command} ${args.join(' ')}\n${stdout}\n${stderr}`);
}

function packedTemplate(into) {
  const template = dirname(require.resolve('expo-template-bare-minimum/package.json'));
  run('npm', ['pack', '--offline', '--silent', '--pack-destination', into], template);
  return join(into, readdirSync(into).find((name) => name.endsWith('.tgz')));
}

/** Generates both platforms' projects, without a network, into a new folder whose path it returns; the caller removes it. */
function generate() {
  mkdirSync(join(root, 'target'), { recursive: true });
  const folder = mkdtempSync(join(root, 'target', 'native-'));
  for (const name of ['app.json', 'package.json', 'plugins']) cpSync(join(root, name), join(folder, name), { recursive: true });
  const expo = require.resolve('expo/bin/cli');
  run(process.execPath, [expo, 'prebuild', '--no-install', '--template', packedTemplate(folder)], folder);
  return folder;
}

module.exports = { generate, PLATFORMS, root };

if (require.main === module) {
  const folder = generate();
  for (const platform of PLATFORMS) {
    rmSync(join(root, platform), { recursive: true, force: true });
    cpSync(join(folder, platform), join(root, platform), { recursive: true });
  }
  rmSync(folder, { recursive: true });
}
