// node infra/terraform/canary/pack.js (20.15 or newer): puts the canary's code into canary/build/DIGEST.zip, the same bytes in every run. The
// name changes with the code and with the runtime: by it Terraform sees that there is something new. modules/canary computes the same.
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'

/** Where Synthetics looks for a handler in Node.js. */
const FOLDER = 'nodejs/node_modules'
/** The first day that the format knows, so that the bytes do not change with the clock. */
const JANUARY_1980 = 33

const sha256 = bytes => crypto.createHash('sha256').update(bytes).digest('hex')

/** Header fields, alternately how many bytes and the value. */
function fields(...sizesAndValues) {
  const parts = []
  for (let i = 0; i < sizesAndValues.length; i += 2) {
    const part = Buffer.alloc(sizesAndValues[i])
    part.writeUIntLE(sizesAndValues[i + 1], 0, part.length)
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** A zip archive. @param entries [name, content] */
export function zip(entries) {
  const [bodies, directory] = [[], []]
  let at = 0
  for (const [name, content] of entries) {
    const packed = deflateRawSync(content)
    const common = fields(2, 20, 2, 0, 2, 8, 2, 0, 2, JANUARY_1980, 4, crc32(content), 4, packed.length, 4, content.length, 2, name.length, 2, 0)
    const body = Buffer.concat([fields(4, 0x04034b50), common, Buffer.from(name), packed])
    bodies.push(body)
    directory.push(fields(4, 0x02014b50, 2, 0x0314), common, fields(2, 0, 2, 0, 2, 0, 4, 0o100644 * 65536, 4, at), Buffer.from(name))
    at += body.length
  }
  const listed = Buffer.concat(directory)
  const end = fields(4, 0x06054b50, 2, 0, 2, 0, 2, entries.length, 2, entries.length, 4, listed.length, 4, at, 2, 0)
  return Buffer.concat([...bodies, listed, end])
}

/** Packs the canary of a tree. @returns the file */
export function pack(tree) {
  const sources = path.join(tree, 'canary/src')
  const files = fs.readdirSync(sources).sort().map(name => [name, fs.readFileSync(path.join(sources, name))])
  const digest = sha256(files.map(([, content]) => sha256(content)).join('')).slice(0, 16)
  const target = path.join(tree, 'canary/build', `${digest}.zip`)
  fs.mkdirSync(path.dirname(target), { recursive: true })
  fs.writeFileSync(target, zip(files.filter(([name]) => name.endsWith('.js')).map(([name, content]) => [`${FOLDER}/${name}`, content])))
  return target
}

if (process.argv[1] && fs.realpathSync(process.argv[1]) === import.meta.filename) console.log(pack(path.join(import.meta.dirname, '..')))
