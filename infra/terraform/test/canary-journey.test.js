// The canary's own code, against a stand-in of all that it calls; canary/once.js runs it against what there is.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { crc32, inflateRawSync } from 'node:zlib'
import { pack } from '../canary/pack.js'
import { clip } from '../canary/src/clip.js'
import { Journey, tokensOf } from '../canary/src/journey.js'
import { Api } from './lab/api.js'
import { TREE } from './lab/code.js'

const CLIENT = { client_id: 'canary', client_secret: 'correct-horse' }

/** Runs the canary against a stand-in that is set up so. @returns the stand-in, what was thrown or null, and what it took */
async function ran(setup) {
  const api = await new Api(setup).open()
  let clock = 0
  const now = () => clock
  const token = tokensOf(api.url, CLIENT, now)
  const pause = async milliseconds => { clock += milliseconds }
  try {
    const took = await new Journey({ api: api.url, token, clip: clip(), waitMs: 60_000, pause, now }).run()
    return { api, problem: null, took }
  } catch (problem) {
    return { api, problem, took: null }
  } finally {
    await api.close()
  }
}

test('the canary uploads every byte, waits, plays, and removes its video', async () => {
  const { api, problem, took } = await ran()
  assert.equal(problem, null)
  assert.ok(Buffer.concat(api.parts).equals(clip()))
  assert.equal(api.asked.sourceSizeBytes, clip().length)
  assert.deepEqual(api.completed, [{ partNumber: 1, etag: '"1"' }, { partNumber: 2, etag: '"2"' }])
  assert.deepEqual(api.deleted, ['v1'])
  assert.deepEqual(Object.keys(took), ['upload', 'ready', 'play'])
  assert.deepEqual(api.forms, [{ grant_type: 'client_credentials', ...CLIENT }])
})

for (const step of ['part 1', 'part 2', 'sign', 'complete', 'video', 'master playlist', 'playlist', 'segment']) {
  test(`the canary fails with its step and removes its video when this breaks: ${step}`, async () => {
    const { api, problem } = await ran({ broken: { [step]: 503 } })
    assert.equal(problem?.message, `${step}: 503`)
    assert.deepEqual(api.deleted, ['v1'])
  })
}

for (const step of ['issuer', 'token', 'list', 'open']) {
  test(`the canary fails with its step when this breaks: ${step}`, async () => {
    const { problem } = await ran({ broken: { [step]: 500 } })
    assert.equal(problem?.message, `${step}: 500`)
  })
}

for (const [what, setup, message] of [
  ['a video that fails', { states: ['TRANSCODING', 'FAILED'] }, 'ready: FAILED'],
  ['a video that nobody takes', { states: ['UPLOADED'] }, 'ready: still UPLOADED after 60 s'],
  ['a stream without cookies', { strangers: 200 }, 'stranger: 200 without cookies'],
  ['an empty segment', { segment: '' }, 'segment: empty'],
]) {
  test(`the canary fails at ${what}, and removes it`, async () => {
    const { api, problem } = await ran(setup)
    assert.equal(problem?.message, message)
    assert.deepEqual(api.deleted, ['v1'])
  })
}

test('a video that cannot be removed fails the run, beside what went wrong before', async () => {
  assert.equal((await ran({ broken: { delete: 500 } })).problem?.message, 'delete: 500')
  assert.equal((await ran({ broken: { delete: 500, segment: 404 } })).problem?.message, 'segment: 404; delete: 500')
})

test('the canary removes what a run left that was stopped, and nothing else', async () => {
  const { api, problem } = await ran({ left: [{ id: 'old', title: 'Millrace canary' }, { id: 'mine', title: 'Holiday' }] })
  assert.equal(problem, null)
  assert.deepEqual(api.deleted, ['old', 'v1'])
})

test('the canary asks for a new token before the one it has ends', async () => {
  // 62 seconds are two until a new one, and a look at the video takes three
  const { api, problem } = await ran({ expiresIn: 62, states: ['UPLOADED', 'TRANSCODING', 'READY'] })
  assert.equal(problem, null)
  assert.equal(api.forms.length, 3)
})

test('what Synthetics gets is the code that was tested', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'millrace-canary-'))
  try {
    fs.cpSync(path.join(TREE, 'canary/src'), path.join(folder, 'canary/src'), { recursive: true })
    const [first, second] = [pack(folder), pack(folder)]
    assert.equal(first, second)
    const found = unpacked(fs.readFileSync(first))
    assert.deepEqual(Object.keys(found), ['clip.js', 'index.js', 'journey.js'].map(name => `nodejs/node_modules/${name}`))
    for (const [name, content] of Object.entries(found)) assert.equal(content, fs.readFileSync(path.join(folder, 'canary/src', path.basename(name)), 'utf8'))
    fs.appendFileSync(path.join(folder, 'canary/src/runtime'), '\n')
    assert.notEqual(pack(folder), first)
  } finally {
    fs.rmSync(folder, { recursive: true })
  }
})

/** The texts in an archive by name, found by its directory, as unzip does. */
function unpacked(archive) {
  const found = {}
  const end = archive.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  let at = archive.readUInt32LE(end + 16)
  for (let i = 0; i < archive.readUInt16LE(end + 10); i++) {
    const [size, length] = [archive.readUInt32LE(at + 20), archive.readUInt16LE(at + 28)]
    const local = archive.readUInt32LE(at + 42)
    const content = inflateRawSync(archive.subarray(local + 30 + length, local + 30 + length + size))
    assert.equal(crc32(content), archive.readUInt32LE(at + 16))
    found[archive.toString('latin1', at + 46, at + 46 + length)] = String(content)
    at += 46 + length
  }
  return found
}
