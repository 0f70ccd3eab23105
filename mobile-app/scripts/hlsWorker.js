// The player's worker is a file of its own: under worker-src 'self' a worker made from a blob is refused.
const { copyFileSync } = require('node:fs');
const { join } = require('node:path');

copyFileSync(require.resolve('hls.js/dist/hls.worker.js'), join(__dirname, '..', 'dist', 'hls.worker.js'));
