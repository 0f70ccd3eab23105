'use strict'
// A video made of nothing: two seconds of a bar that moves, as frames without compression in an AVI. why no file: none has to be kept,
// licensed or fetched, and every byte that the canary sends is known.

const [WIDTH, HEIGHT, RATE, FRAMES] = [320, 180, 10, 20]
const FRAME_BYTES = WIDTH * HEIGHT * 3

/** RIFF: four letters, the length of what follows, and that. Lengths here are even, so nothing is padded. */
function chunk(name, ...parts) {
  const body = Buffer.concat(parts)
  const head = Buffer.alloc(8)
  head.write(name, 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
}
const list = (name, ...parts) => chunk('LIST', Buffer.from(name, 'latin1'), ...parts)

function words(...values) {
  const bytes = Buffer.alloc(values.length * 4)
  values.forEach((value, i) => bytes.writeUInt32LE(value, i * 4))
  return bytes
}

/** 16 bits of height, width and plane counts, as the format has them side by side. */
const pair = (low, high) => low + high * 65536

function frame(number) {
  const bytes = Buffer.alloc(FRAME_BYTES, 64)
  const bar = Math.floor(number * WIDTH / FRAMES)
  for (let row = 0; row < HEIGHT; row++) bytes.fill(220, (row * WIDTH + bar) * 3, (row * WIDTH + bar + WIDTH / FRAMES) * 3)
  return bytes
}

/** @returns {Buffer} the file: 3.5 MB */
exports.clip = () => {
  const microseconds = 1e6 / RATE
  const stream = chunk('strh', Buffer.from('vidsDIB ', 'latin1'), words(0, 0, 0, 1, RATE, 0, FRAMES, FRAME_BYTES, 0, 0, 0, pair(WIDTH, HEIGHT)))
  const format = chunk('strf', words(40, WIDTH, HEIGHT, pair(1, 24), 0, FRAME_BYTES, 0, 0, 0, 0))
  const main = chunk('avih', words(microseconds, FRAME_BYTES * RATE, 0, 0, FRAMES, 0, 1, FRAME_BYTES, WIDTH, HEIGHT, 0, 0, 0, 0))
  const frames = Array.from({ length: FRAMES }, (_, number) => chunk('00db', frame(number)))
  return chunk('RIFF', Buffer.from('AVI ', 'latin1'), list('hdrl', main, list('strl', stream, format)), list('movi', ...frames))
}
