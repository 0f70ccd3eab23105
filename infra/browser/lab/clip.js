// A short clip of three parts: little to encode, made large by a box that every reader skips.
import { appendFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { repository, run } from './suite.js'

const PARTS_BYTES = 11 << 20

/** The ffmpeg that the suite has unpacked. */
function ffmpeg() {
  const root = path.join(repository, '.millrace/ffmpeg')
  const found = readdirSync(root, { recursive: true }).find(file => path.basename(file) === 'ffmpeg')
  if (!found) throw new Error(`no ffmpeg in ${root}`)
  return path.join(root, found)
}

export function makeClip(file, leastBytes = PARTS_BYTES, size = '1280x720', seconds = 6) {
  const program = ffmpeg()
  run(program, [
    '-v', 'error', '-y',
    '-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=25:duration=${seconds}`,
    '-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`,
    '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-shortest', file,
  ], { LD_LIBRARY_PATH: path.dirname(program) })
  const box = Buffer.alloc(Math.max(8, leastBytes - statSync(file).size))
  box.writeUInt32BE(box.length, 0)
  box.write('free', 4, 'latin1')
  appendFileSync(file, box)
}
