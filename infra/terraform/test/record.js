// Drives conditions in a running suite (./millrace up), and keeps what its services would send: a sample every two seconds, each of which
// stands for a period of the alarm. node infra/terraform/test/record.js writes series/recorded.json, on which fired.test.js evaluates alarms.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { REPOSITORY } from './lab/code.js'

const HOME = process.env.MILLRACE_HOME ?? path.join(REPOSITORY, '.millrace')
const EVERY_MS = 2000
const { processes } = JSON.parse(fs.readFileSync(path.join(HOME, 'state.json'), 'utf8'))
const named = name => processes.filter(one => one.name === name || one.name.startsWith(`${name}-`))
const [gateway, video] = ['api-gateway', 'video-service'].map(name => named(name)[0])

/** By alarm: its series, with the processes that send them. Counters are sent as what came since the last sample. */
const SERIES = {
  'no-capacity': { 'video.jobs.waiting.value': 'video-service', 'video.jobs.claimed.value': 'video-service' },
  'webhook-refused': { 'video.webhook.refused.count': 'video-service' },
  'no-metrics-video-service': { 'video.outbox.lag.seconds.value': 'video-service' },
  'outbox-upload': { 'upload.outbox.lag.seconds.value': 'upload-service' },
}

/** The value of a series in a process, all its tags together; null when it does not answer. */
async function measured(key, process) {
  const [, meter, statistic] = /^(.*)\.(\w+)$/.exec(key)
  const name = `${meter.replaceAll('.', '_')}${statistic === 'count' ? '_total' : ''}`
  try {
    const page = await (await fetch(new URL('/actuator/prometheus', process.url), { signal: AbortSignal.timeout(1500) })).text()
    const values = [...page.matchAll(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'gm'))].map(([, value]) => Number(value))
    return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0)
  } catch (e) {
    if (['TimeoutError', 'TypeError'].includes(e.name)) return null
    throw e
  }
}

const totals = new Map()

/** One sample of an alarm's series. */
async function sample(alarm) {
  const values = {}
  for (const [key, name] of Object.entries(SERIES[alarm])) {
    const each = (await Promise.all(named(name).map(process => measured(key, process)))).filter(value => value !== null)
    const value = each.length === 0 ? null : each.reduce((sum, one) => sum + one, 0)
    const before = totals.get(key) ?? value
    totals.set(key, value)
    values[key] = key.endsWith('.count') ? value - before : value
  }
  return values
}

/** Samples until enough were taken and the last one is as wanted. @returns by key: the values */
async function phase(alarm, enough, isDone = () => true) {
  const samples = []
  while (samples.length < enough || !isDone(samples.at(-1))) {
    if (samples.length > 150) throw new Error(`${alarm}: ${JSON.stringify(samples.at(-1))} after ${samples.length} samples`)
    samples.push(await sample(alarm))
    await after(EVERY_MS)
  }
  return Object.fromEntries(Object.keys(samples[0]).map(key => [key, samples.map(one => one[key])]))
}

const millrace = (...words) => execFileSync('./millrace', words, { cwd: REPOSITORY, env: { ...process.env, MILLRACE_NO_BUILD: '1' } }).toString().trim()

async function call(method, url, body) {
  const answer = await fetch(new URL(url, gateway.url), {
    method, body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
  })
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}

/** An upload with all its bytes, not yet completed. @returns how it is completed */
async function uploaded(file) {
  const bytes = fs.readFileSync(file)
  const source = { sourceMime: 'video/mp4', sourceSizeBytes: bytes.length }
  const { id } = await call('POST', '/api/videos', { title: 'Recorded', ...source })
  const { uploadSessionId: session } = await call('POST', `/api/videos/${id}/uploads`, source)
  const { uploadUrl } = await call('POST', `/api/uploads/${session}/parts`, { partNumber: 1 })
  const put = await fetch(uploadUrl, { method: 'PUT', body: bytes })
  if (!put.ok) throw new Error(`part: ${put.status}`)
  return () => call('POST', `/api/uploads/${session}/complete`)
}

const token = millrace('token', 'alice')
const clip = process.argv[2]
const recorded = {}

recorded['no-capacity'] = [await phase('no-capacity', 3)]
millrace('ops', 'pause')
await (await uploaded(clip))()
await phase('no-capacity', 1, one => one['video.jobs.waiting.value'] > 0)
recorded['no-capacity'].push(await phase('no-capacity', 16))
millrace('ops', 'resume')
recorded['no-capacity'].push(await phase('no-capacity', 3, one => one['video.jobs.waiting.value'] === 0))

recorded['webhook-refused'] = [await phase('webhook-refused', 3)]
for (let i = 0; i < 30; i++) await fetch(new URL('/api/webhooks/transcoding', video.url), { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } })
recorded['webhook-refused'].push(await phase('webhook-refused', 1))
recorded['webhook-refused'].push(await phase('webhook-refused', 3))

const complete = await uploaded(clip)
recorded['no-metrics-video-service'] = [await phase('no-metrics-video-service', 3)]
recorded['outbox-upload'] = [await phase('outbox-upload', 3)]
process.kill(video.pid, 'SIGSTOP')
try {
  await complete()
  recorded['no-metrics-video-service'].push(await phase('no-metrics-video-service', 6))
  await phase('outbox-upload', 1, one => one['upload.outbox.lag.seconds.value'] > 60)
  recorded['outbox-upload'].push(await phase('outbox-upload', 6))
} finally {
  process.kill(video.pid, 'SIGCONT')
}
recorded['outbox-upload'].push(await phase('outbox-upload', 3, one => one['upload.outbox.lag.seconds.value'] === 0))
recorded['no-metrics-video-service'].push(await phase('no-metrics-video-service', 3, one => one['video.outbox.lag.seconds.value'] === 0))

const lines = Object.entries(recorded).map(([alarm, story]) => `  ${JSON.stringify(alarm)}: [\n${story.map(one => `    ${JSON.stringify(one)}`).join(',\n')}\n  ]`)
fs.writeFileSync(path.join(import.meta.dirname, 'series/recorded.json'), `{\n${lines.join(',\n')}\n}\n`)
console.log(`recorded: ${Object.keys(recorded).join(', ')}`)
