import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { makeClip } from '../../browser/lab/clip.js'
import { Suite, run } from '../../browser/lab/suite.js'
import { writeExamples } from '../lab/examples.js'
import { proxy } from '../lab/proxy.js'
import { specmatic } from '../lab/specmatic.js'

const here = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const target = path.join(here, 'target')
const document = path.join(target, 'openapi.json')
const portBase = Number(process.env.MILLRACE_CONTRACT_PORT_BASE ?? 25080)

let suite, api, clip, small

before(async () => {
  rmSync(target, { recursive: true, force: true })
  mkdirSync(target)
  suite = await Suite.start(portBase)
  api = suite.api('127.0.0.1')
  clip = path.join(suite.home, 'clip.mp4')
  makeClip(clip)
  small = path.join(suite.home, 'small.mp4')
  makeClip(small, 0)
  writeFileSync(document, await (await fetch(`${api}/openapi.json`)).text())
})

after(() => suite?.stop())

const tool = name => path.join(here, 'node_modules/.bin', name)

test('Spectral finds no error and no warning', () => {
  run(tool('spectral'), ['lint', '--quiet', '--fail-severity=hint', '--ruleset', '.spectral.yaml', document], {}, here)
})

test('an ordinary client compiles strictly, without a cast', () => {
  const source = readFileSync(path.join(here, 'client/millrace.ts'), 'utf8').replace(/\/\*[^]*?\*\/|\/\/.*/g, '')
  assert.doesNotMatch(source, /\bas (?!createClient)|\bany\b|@ts-|<unknown>|\w!\./)
  run(tool('openapi-typescript'), [document, '-o', path.join(target, 'api.d.ts')], {}, here)
  run(tool('tsc'), ['-p', '.'], {}, here)
})

test('that client uploads, plays and edits', { timeout: 240_000 }, async () => {
  const { Millrace, Refused, shown } = await import(path.join(target, 'client/millrace.js'))
  const client = new Millrace(api, suite.token('contract-client'))
  const file = new Blob([readFileSync(clip)], { type: 'video/mp4' })

  const video = await client.upload('Tour', file)
  assert.match(await client.firstEvent(), /event: ?status/)
  const ready = await client.ready(video.id)
  assert.match(await client.play(ready), /^#EXTM3U/)
  assert.equal(await client.caption(video.id, 'en', 'WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n'), 1)
  assert.deepEqual(await client.captions(video.id), ['en'])
  assert.equal((await client.describe(video.id, 'Two bedrooms')).description, 'Two bedrooms')
  assert.equal((await client.describe(video.id, null)).description, null)
  assert.deepEqual(await client.titles(), ['Tour'])
  assert.deepEqual(await client.liveSessions(), [])
  await client.remove(video.id)
  await assert.rejects(client.video(video.id), error => error instanceof Refused && error.problem.code === 'NOT_FOUND')
  assert.equal(shown({ id: '1', event: 'snapshot', data: { reason: 'LAST_EVENT_ID_TOO_OLD' } }), 'LAST_EVENT_ID_TOO_OLD')
})

test('Specmatic calls every operation that ends', { timeout: 600_000 }, async () => {
  const examples = path.join(target, 'examples')
  const token = suite.token('contract', 'operator')
  const count = await writeExamples(api, token, small, examples)
  const secrets = readFileSync(path.join(suite.home, 'data/secrets.properties'), 'utf8')
  const signing = await proxy(api, /^webhook-secret=(.*)$/m.exec(secrets)[1].replaceAll('\\', ''))
  const { code, said } = await specmatic({
    document, url: signing.url, token, examples, folder: path.join(target, 'specmatic'),
  })
  signing.close()
  writeFileSync(path.join(target, 'specmatic.txt'), said)
  assert.equal(code, 0, said)
  const [, run, failed] = /Tests run: (\d+), Successes: \d+, Failures: (\d+)/.exec(said)
  assert.equal(failed, '0')
  assert.ok(Number(run) >= count, `${run} tests of ${count} examples`)
})
