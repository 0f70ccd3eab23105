import { statesOf } from './lab/alarm.js'
import { policy } from './lab/policy.js'

const named = (shown, name) => shown.some('aws_cloudwatch_metric_alarm').find(one => one.alarm_name.endsWith(name))
const gigabytes = number => number * 1e9

policy('P13 workers come when something waits, and go when nothing does', function* (shown) {
  const [work, idle] = ['scaling-work', 'scaling-idle'].map(name => named(shown, name))
  const after = (alarm, waiting, running) =>
    statesOf(alarm, { 'video.jobs.waiting.bytes.value': waiting, 'transcode.jobs.running.value': running }).at(-1)
  if (after(work, [0, gigabytes(0.3)], [null, null]) !== 'ALARM') yield 'nobody comes for the first video'
  if (after(work, [0, 0], [null, null]) === 'ALARM') yield 'somebody comes for nothing'
  const quiet = Array(15).fill(0)
  if (after(idle, quiet, Array(15).fill(null)) !== 'ALARM') yield 'nobody goes when nothing waits'
  if (after(idle, quiet, [...Array(14).fill(0), 1]) === 'ALARM') yield 'a worker goes while it works'
  if (after(idle, [gigabytes(1), ...Array(14).fill(0)], Array(15).fill(0)) === 'ALARM') yield 'workers go too early'
})
