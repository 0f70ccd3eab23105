// What the alarms of a video's way see: the services' own series, infra/docs/signals.md.
import { times } from './times.js'

const GB = 1e9
const one = name => (...values) => ({ [name]: values })
const several = names => (...rows) => Object.fromEntries(names.map((name, i) => [name, rows.map(row => row[i])]))

const oldest = one('video.jobs.oldest.seconds.value')
const letters = one('ApproximateNumberOfMessagesVisible')
const ended = several(['video.failures.count fault=OURS', 'video.status.transitions.count to=READY', 'video.status.transitions.count to=FAILED'])
const ready = several(['video.ready.latency.count slo=MET', 'video.ready.latency.count slo=MISSED'])
const work = several(['video.jobs.waiting.value', 'video.jobs.claimed.value'])
const speed = one('transcode.encode.speed.avg')
const attempts = several(['told', 'failed', 'lease_lost', 'drained', 'no_room'].map(outcome => `transcode.jobs.ended.count outcome=${outcome}`))
const refused = one('video.webhook.refused.count')
const backlog = several(['video.jobs.waiting.bytes.value', 'video.jobs.claimed.value'])

const stuck = (status, most) => {
  const age = one(`video.oldest.seconds.value status=${status}`)
  return { near: age(most, most, most, most + 60, most + 120, 0), story: [age(0, most / 2, most), age(most + 60, most + 120, most + 180), age(0)] }
}
// why nothing between: no worker is there
const fence = name => {
  const holds = one(`transcode.fence.value fence=${name}`)
  return { near: holds(1, null, 1), story: [holds(1, null, 1), holds(0), holds(1)] }
}
const outbox = prefix => {
  const lag = one(`${prefix}.outbox.lag.seconds.value`)
  return { near: lag(...times(5, 60), 61, 120, 180, 240, 0), story: [lag(0, 3), lag(70, 130, 190, 250, 310), lag(0)] }
}
const dead = prefix => {
  const given = one(`${prefix}.outbox.messages.count outcome=dead`)
  return { near: given(0, 0), story: [given(0), given(1), given(0)] }
}
const repairs = prefix => {
  const made = one(`${prefix}.recovery.repairs.count`)
  return { near: made(10, 9, 10), story: [made(0, 2), made(11), made(1)] }
}
// a service that is down: neither zeros nor anything else
const silence = key => {
  const heard = one(key)
  return { near: heard(0, ...times(4, null), 0, ...times(4, null), 7), story: [heard(0, 3), heard(...times(5, null)), heard(0)] }
}

export const PIPELINE = {
  'queue-old': { near: oldest(900, 900, 900, 960, 1020, 30, 0, 0), story: [oldest(0, 40, 300), oldest(905, 965, 1025), oldest(20, 0, 0, 0)] },
  'dead-letters': { near: letters(0, null, 0), story: [letters(0), letters(3), letters(0)] },
  'transcode-failures': { near: ended([19, 0, 19], [5, 95, 5], [0, 60, 40]), story: [ended([0, 80, 2]), ended([6, 94, 6]), ended([1, 90, 1])] },
  'ready-latency': { near: ready([0, 19], [95, 5], [0, 0]), story: [ready([80, 2]), ready([90, 10]), ready([100, 0])] },
  'no-capacity': {
    near: work([0, 0], ...times(14, [4, 0]), [4, 1], ...times(20, [9, 2])),
    story: [work([0, 0], [2, 1]), work(...times(15, [5, 0])), work([4, 1])],
  },
  'slow-encode': { near: speed(...times(5, 0.1), 0.4, ...times(6, 0.3)), story: [speed(1.4, null, 0.8), speed(...times(6, 0.2)), speed(0.9)] },
  'spot-losses': { near: attempts([0, 0, 0, 19, 0], [80, 0, 0, 20, 0]), story: [attempts([60, 1, 0, 2, 0]), attempts([30, 0, 1, 12, 2]), attempts([70, 0, 0, 1, 0])] },
  'webhook-refused': { near: refused(10, 10), story: [refused(0), refused(40), refused(0)] },
  'stuck-uploading': stuck('UPLOADING', 691200),
  'stuck-uploaded': stuck('UPLOADED', 600),
  'stuck-transcoding': stuck('TRANSCODING', 21600),
  'confinement-no-network': fence('no_network'),
  'confinement-no-capabilities': fence('no_capabilities'),
  'outbox-video': outbox('video'),
  'outbox-upload': outbox('upload'),
  'outbox-dead-video': dead('video'),
  'outbox-dead-upload': dead('upload'),
  'repairs-video': repairs('video'),
  'repairs-upload': repairs('upload'),
  'no-metrics-api-gateway': silence('gateway.requests.count outcome=SUCCESS route=videos'),
  'no-metrics-video-service': silence('video.outbox.lag.seconds.value'),
  'no-metrics-upload-service': silence('upload.outbox.lag.seconds.value'),
  // these two command: in alarm is when workers come, and when they go
  'scaling-work': { near: backlog([0, 0], [0, 0]), story: [backlog([0, 0]), backlog([0.3 * GB, 0]), backlog([0, 0])] },
  'scaling-idle': {
    near: backlog([GB, 0], ...times(14, [0, 0]), [0, 1]),
    story: [backlog([GB, 2]), backlog(...times(15, [0, 0])), backlog([GB, 0])],
  },
}
