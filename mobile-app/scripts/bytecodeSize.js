// Fails when the bytecode that a phone loads at its start is larger than it should carry.
const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { gzipSync } = require('node:zlib');
const { PLATFORMS, root } = require('./native');

const MOST_BYTES = 3_000_000;

for (const platform of PLATFORMS) {
  const folder = join(root, 'target', 'bundles', '_expo', 'static', 'js', platform);
  const [name, ...others] = readdirSync(folder).filter((each) => each.endsWith('.hbc'));
  if (!name || others.length > 0) throw new Error(`Not one bytecode file in ${folder}`);
  const bytes = readFileSync(join(folder, name));
  console.log(`${platform}: ${bytes.length} B of ${MOST_BYTES} B, ${gzipSync(bytes).length} B gzip`);
  if (bytes.length > MOST_BYTES) process.exitCode = 1;
}
