// Fails when the first load or the player's chunk is larger than a poor network should carry.
const { readFileSync, readdirSync } = require('node:fs');
const { join } = require('node:path');
const { gzipSync } = require('node:zlib');

const FIRST_LOAD_BYTES = 250_000;
const PLAYER_BYTES = 230_000;

const dist = join(__dirname, '..', 'dist');
const scripts = join(dist, '_expo', 'static', 'js', 'web');
const page = readFileSync(join(dist, 'index.html'), 'utf8');
const sizeOf = (path) => gzipSync(readFileSync(path)).length;

const all = readdirSync(scripts).filter((name) => name.endsWith('.js'));
const isFirst = (name) => page.includes(name);
const isPlayer = (name) => /^(hls|player)/i.test(name);
const sum = (names) => names.reduce((bytes, name) => bytes + sizeOf(join(scripts, name)), 0);

const first = sum(all.filter(isFirst)) + sizeOf(join(dist, 'index.html')) + sizeOf(join(dist, 'app.css'));
const player = sum(all.filter((name) => !isFirst(name) && isPlayer(name)));
console.log(`First load ${first} B of ${FIRST_LOAD_BYTES} B, player ${player} B of ${PLAYER_BYTES} B, gzip`);
for (const name of all) console.log(`  ${name} ${sizeOf(join(scripts, name))} B`);
if (first > FIRST_LOAD_BYTES || player > PLAYER_BYTES || player === 0) process.exitCode = 1;
