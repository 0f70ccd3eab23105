// What each alarm of the services is for, made to happen in a suite. Only time is helped: rows are aged where hours would have to pass.
import { setTimeout as after } from 'node:timers/promises'
import { CloudWatch } from './cloudwatch.js'
import { encodersOf, isAlive, signal } from './lab.js'

const JOBS = 'transcode-jobs'
const LETTERS = 'transcode-jobs-dlq'
const USER = 'alarms'
const MANY = 20
const HELD_MS = 5000
const TAKEN = 12

const age = (table, column, by, where) => [`update ${table} set ${column} = ${column} - $1::interval where ${where}`, by]

/**
 * Holds each ffmpeg of workers as soon as it runs.
 * @param millis how long, else until it is released. @param word of its command, where only some are meant
 * @returns lets go of all
 */
function hold(workers, millis = Infinity, word = '') {
  const held = new Map()
  let isOn = true
  const ended = (async () => {
    while (isOn || held.size > 0) {
      if (isOn) for (const pid of workers.flatMap(worker => encodersOf(worker, word)).filter(pid => !held.has(pid))) held.set(pid, Date.now() + millis)
      for (const [pid, until] of held) {
        const isHeld = isOn && Date.now() < until
        signal([pid], isHeld ? 'SIGSTOP' : 'SIGCONT')
        if (!isOn || !isAlive(pid)) held.delete(pid)
      }
      await after(10)
    }
  })()
  return () => {
    isOn = false
    return ended
  }
}

/** @returns by alarm: what was done, and its story as recorded.test.js evaluates it */
export async function drive(lab, recorder) {
  const stories = {}
  const sumFrom = (mark, key) => recorder.from(mark, key).reduce((sum, value) => sum + (value ?? 0), 0)
  const ends = []
  // why later: what comes after the trouble goes on, unless its end is given
  const tell = (alarm, keys, [calm, trouble, after, end], isOnePeriod) => {
    const done = cause
    ends.push(() => { stories[alarm] = { cause: done, story: recorder.story(keys, [calm, trouble, after, end ?? recorder.mark], isOnePeriod) } })
  }
  let cause
  const say = text => {
    cause = text
    console.log(`${String(recorder.mark).padStart(5)} s  ${text}`)
  }

  const begin = recorder.mark
  let [many, busy] = [0, 0]
  await recorder.samples(3)
  await intakeIsPaused()
  await messagesAreLost()
  await sourcesAreMissing()
  many = recorder.mark
  await transcodingIsLate()
  await encodingIsSlow()
  await aJobIsGivenUp()
  await aMachineIsTakenAway()
  const idle = recorder.mark
  await uploadsAreLeft()
  await webhooksAreForged()
  await theGatewayHangs()
  await messagesForUploadServiceWait()
  await nothingIsLeftToDo()
  await messagesForVideoServiceWait()
  for (const end of ends) end()
  return stories

  async function intakeIsPaused() {
    say('intake is paused while 20 videos come')
    const from = recorder.mark
    lab.ops('pause')
    for (let i = 0; i < MANY; i++) await lab.uploaded(USER)
    await lab.sql(...age('video.transcode_jobs', 'queued_at', '16 minutes', "state = 'WAITING'"))
    const to = await recorder.samples(16)
    tell('no-capacity', ['video.jobs.waiting.value', 'video.jobs.claimed.value'], [begin, from, to])
    tell('scaling-work', ['video.jobs.waiting.bytes.value', 'video.jobs.claimed.value'], [begin, from, to])
    tell('queue-old', ['video.jobs.oldest.seconds.value'], [begin, from, to])
    say('a video is left UPLOADED, which only a bug could do')
    const ids = "id in (select video_id from video.transcode_jobs where state = 'WAITING' order by id limit 1)"
    await lab.sql(`update video.videos set status = 'UPLOADED', status_since = now() - interval '11 minutes' where ${ids}`)
    const left = await recorder.samples(4)
    await lab.sql("update video.videos set status = 'TRANSCODING', status_since = now() where status = 'UPLOADED'")
    tell('stuck-uploaded', ['video.oldest.seconds.value status=UPLOADED'], [begin, to, left])
  }

  async function messagesAreLost() {
    say('the queue loses all messages')
    const from = recorder.mark
    await lab.queue('PurgeQueue', JOBS)
    await recorder.until(async () => await lab.visibleIn(JOBS) === 0)
    await lab.sql(...age('video.transcode_jobs', 'state_since', '4 minutes', "state = 'WAITING'"))
    const key = 'video.recovery.repairs.count'
    await recorder.until(() => sumFrom(from, key) >= MANY)
    tell('repairs-video', [key], [begin, from, recorder.mark], true)
  }

  async function sourcesAreMissing() {
    say('storage loses their sources')
    const keys = ['video.failures.count fault=OURS', 'video.status.transitions.count to=READY', 'video.status.transitions.count to=FAILED']
    const { rows } = await lab.sql("select source_file_key from video.transcode_jobs where state = 'WAITING'")
    for (const row of rows) await lab.removeFromBucket(row.source_file_key)
    const from = recorder.mark
    lab.ops('resume')
    await recorder.until(() => sumFrom(from, keys[0]) >= MANY)
    tell('transcode-failures', keys, [begin, from, await recorder.samples(1)], true)
  }

  async function transcodingIsLate() {
    say('20 videos become READY too late')
    const keys = ['video.ready.latency.count slo=MET', 'video.ready.latency.count slo=MISSED']
    for (let i = 0; i < MANY; i++) await lab.uploaded(USER)
    await recorder.until(async () => {
      await lab.sql(...age('video.videos', 'status_since', '10 minutes', "status = 'TRANSCODING' and status_since > now() - interval '1 minute'"))
      return keys.reduce((sum, key) => sum + sumFrom(many, key), 0) >= MANY
    })
    const to = await recorder.samples(1)
    tell('ready-latency', keys, [begin, many, to, await recorder.samples(2)], true)
  }

  async function encodingIsSlow() {
    say('each encode of a second is held for five')
    const speed = 'transcode.encode.speed.avg'
    const worker = lab.process('worker').pid
    const from = recorder.mark
    const release = hold([worker], HELD_MS, 'libx264')
    for (let i = 0; i < 9; i++) await lab.uploaded(USER)
    await lab.sql(...age('video.videos', 'status_since', '7 hours', "status = 'TRANSCODING'"))
    const passes = mark => recorder.from(mark, speed).filter(value => value !== null)
    const aged = await recorder.samples(5)
    try {
      await recorder.until(() => passes(from).filter(value => value < 0.3).length >= 6)
    } finally {
      await release()
    }
    const to = recorder.mark
    await recorder.until(() => recorder.last()['video.oldest.seconds.value status=TRANSCODING'] === 0 && passes(to).length > 1)
    tell('stuck-transcoding', ['video.oldest.seconds.value status=TRANSCODING'], [begin, from, aged])
    // why without the samples in which no pass ended: each stands for five minutes, in which some do
    tell('slow-encode', [speed], [begin, from, to])
    ends.push(() => { for (const phase of stories['slow-encode'].story) phase[speed] = phase[speed].filter(value => value !== null) })
  }

  async function aJobIsGivenUp() {
    say('a job fails for the last time')
    const worker = lab.process('worker').pid
    const from = recorder.mark
    const release = hold([worker])
    const id = await lab.uploaded(USER)
    await recorder.until(async () => encodersOf(worker).length > 0
      && (await lab.sql("update video.transcode_jobs set failures = 2 where state = 'CLAIMED'")).rowCount > 0)
    await recorder.until(() => {
      signal(encodersOf(worker), 'SIGKILL')
      return recorder.last().ApproximateNumberOfMessagesVisible > 0
    })
    await release()
    const to = recorder.mark
    lab.ops('dlq', 'redrive')
    await recorder.until(async () => await lab.statusOf(USER, id) === 'READY' && await lab.visibleIn(LETTERS) === 0)
    tell('dead-letters', ['ApproximateNumberOfMessagesVisible'], [begin, from, to])
  }

  async function aMachineIsTakenAway() {
    say('a machine without fences is taken away, with twelve jobs')
    const fences = ['no_network', 'no_capabilities']
    const outcomes = ['told', 'failed', 'lease_lost', 'drained', 'no_room'].map(outcome => `transcode.jobs.ended.count outcome=${outcome}`)
    const drained = outcomes[3]
    const from = recorder.mark
    const cloudWatch = await new CloudWatch().start()
    const worker = lab.unfencedWorker(cloudWatch.environment, { 'millrace.worker.slots': String(TAKEN) })
    await recorder.until(() => recorder.last()['transcode.fence.value fence=no_network'] === 0)
    const other = lab.process('worker').pid
    const release = hold([worker.pid, other])
    // why one more: the other worker takes one
    for (let i = 0; i < TAKEN + 1; i++) await lab.uploaded(USER)
    await recorder.until(() => encodersOf(worker.pid).length === TAKEN)
    busy = await recorder.samples(1)
    signal([worker.pid], 'SIGTERM')
    await worker.ended
    await release()
    // why: it counts most of them after its page is closed
    recorder.add(drained, cloudWatch.sum(drained) - sumFrom(from, drained))
    cloudWatch.stop()
    const to = await recorder.samples(2)
    for (const fence of fences) tell(`confinement-${fence.replace('_', '-')}`, [`transcode.fence.value fence=${fence}`], [begin, from, busy])
    tell('spot-losses', outcomes, [begin, many, to], true)
    await recorder.until(() => recorder.last()['video.jobs.waiting.value'] === 0 && recorder.last()['video.jobs.claimed.value'] === 0)
  }

  async function uploadsAreLeft() {
    say('12 uploads are begun and left')
    const from = recorder.mark
    for (let i = 0; i < 12; i++) await lab.opened(`${USER}-${i % 4}`)
    await lab.sql(...age('video.videos', 'status_since', '9 days', "status = 'UPLOADING'"))
    const old = await recorder.samples(4)
    await lab.sql(...age('upload.upload_sessions', 'expires_at', '8 days', "status in ('INITIATED', 'IN_PROGRESS')"))
    const key = 'upload.recovery.repairs.count'
    await recorder.until(() => sumFrom(old, key) > 10)
    tell('stuck-uploading', ['video.oldest.seconds.value status=UPLOADING'], [begin, from, old])
    tell('repairs-upload', [key], [begin, old, recorder.mark], true)
  }

  async function webhooksAreForged() {
    say('30 webhooks are not signed')
    const key = 'video.webhook.refused.count'
    const from = recorder.mark
    const target = new URL('/api/webhooks/transcoding', lab.process('video-service').url)
    for (let i = 0; i < 30; i++) await fetch(target, { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } })
    tell('webhook-refused', [key], [begin, from, await recorder.samples(1)], true)
  }

  async function theGatewayHangs() {
    say('the gateway hangs')
    const from = recorder.mark
    const to = await lab.frozen('api-gateway', () => recorder.samples(6))
    tell('no-metrics-api-gateway', ['gateway.requests.count outcome=SUCCESS route=videos'], [begin, from, to])
  }

  /** What one service has to say to another that hangs: late first, and given up after a day. */
  async function messagesWait(teller, listener, say) {
    const [lag, dead] = [`${teller}.outbox.lag.seconds.value`, `${teller}.outbox.messages.count outcome=dead`]
    const from = recorder.mark
    const marks = await lab.frozen(listener, async () => {
      await say()
      await recorder.until(() => recorder.last()[lag] > 0)
      await lab.sql(...age(`${teller}.outbox`, 'created_at', '70 seconds', 'dead_at is null'))
      const late = await recorder.samples(6)
      await lab.sql(`update ${teller}.outbox set created_at = created_at - interval '25 hours', next_attempt_at = now() where dead_at is null`)
      await recorder.until(() => sumFrom(late, dead) > 0)
      return [late, recorder.mark]
    })
    await lab.sql(`update ${teller}.outbox set dead_at = null, created_at = now(), next_attempt_at = now() where dead_at is not null`)
    await recorder.until(() => recorder.last()[lag] === 0)
    tell(`outbox-${teller}`, [lag], [begin, from, marks[0]])
    tell(`outbox-dead-${teller}`, [dead], [begin, marks[0], marks[1]], true)
    return [begin, from, marks[0]]
  }

  async function messagesForUploadServiceWait() {
    say('upload-service hangs while a video is deleted')
    const { id } = await lab.opened(USER)
    const marks = await messagesWait('video', 'upload-service', () => lab.call(USER, 'DELETE', `/api/videos/${id}`))
    tell('no-metrics-upload-service', ['upload.outbox.lag.seconds.value'], marks)
  }

  async function nothingIsLeftToDo() {
    await recorder.until(() => recorder.mark - idle > 16)
    const to = await recorder.samples(1)
    tell('scaling-idle', ['video.jobs.waiting.bytes.value', 'video.jobs.claimed.value'], [busy, idle, to])
  }

  async function messagesForVideoServiceWait() {
    say('video-service hangs while an upload ends')
    const { id, complete } = await lab.sent(USER)
    const marks = await messagesWait('upload', 'video-service', complete)
    tell('no-metrics-video-service', ['video.outbox.lag.seconds.value'], marks)
    await recorder.until(async () => await lab.statusOf(USER, id) === 'READY')
    await recorder.samples(1)
  }
}

/** Everything that the stories are told with. */
export const KEYS = [
  'video.jobs.waiting.value', 'video.jobs.claimed.value', 'video.jobs.waiting.bytes.value', 'video.jobs.oldest.seconds.value',
  ...['UPLOADING', 'UPLOADED', 'TRANSCODING'].map(status => `video.oldest.seconds.value status=${status}`),
  'video.recovery.repairs.count', 'video.failures.count fault=OURS', 'video.status.transitions.count to=READY', 'video.status.transitions.count to=FAILED',
  'video.ready.latency.count slo=MET', 'video.ready.latency.count slo=MISSED', 'video.webhook.refused.count',
  'transcode.encode.speed.avg', ...['no_network', 'no_capabilities'].map(fence => `transcode.fence.value fence=${fence}`),
  ...['told', 'failed', 'lease_lost', 'drained', 'no_room'].map(outcome => `transcode.jobs.ended.count outcome=${outcome}`),
  'upload.recovery.repairs.count', 'gateway.requests.count outcome=SUCCESS route=videos',
  ...['video', 'upload'].flatMap(prefix => [`${prefix}.outbox.lag.seconds.value`, `${prefix}.outbox.messages.count outcome=dead`]),
]

/** By key: what is asked of AWS itself. */
export const OF_AWS = lab => ({ ApproximateNumberOfMessagesVisible: () => lab.visibleIn(LETTERS) })
