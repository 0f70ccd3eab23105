import { statesOf } from './lab/alarm.js'
import { list, policy } from './lab/policy.js'

const named = (shown, name) => shown.some('aws_cloudwatch_metric_alarm').find(one => one.alarm_name.endsWith(name))
const gigabytes = number => number * 1e9

policy('P13 what scales workers does not wait for what only workers send', function* (shown) {
  for (const alarm of ['scaling-work', 'scaling-idle', 'no-capacity'].map(name => named(shown, name))) {
    const { expression } = alarm.metric_query.find(one => one.return_data)
    if (/FILL/.test(expression)) yield `${alarm.alarm_name} fills a series that may not be there`
    for (const { metric: [one] } of alarm.metric_query.filter(query => list(query.metric).length > 0)) {
      if (one.dimensions.service === 'transcode-worker') yield `${alarm.alarm_name} reads ${one.metric_name}, which nobody sends before the first worker`
    }
  }
})

policy('P13 workers come when something waits, and go when nothing does', function* (shown) {
  const [work, idle] = ['scaling-work', 'scaling-idle'].map(name => named(shown, name))
  const after = (alarm, waiting, claimed) =>
    statesOf(alarm, { 'video.jobs.waiting.bytes.value': waiting, 'video.jobs.claimed.value': claimed }).at(-1)
  if (after(work, [0, gigabytes(0.3)], [0, 0]) !== 'ALARM') yield 'nobody comes for the first video'
  if (after(work, [0, 0], [0, 0]) === 'ALARM') yield 'somebody comes for nothing'
  const quiet = Array(15).fill(0)
  if (after(idle, quiet, quiet) !== 'ALARM') yield 'nobody goes when nothing waits'
  if (after(idle, quiet, [...Array(14).fill(0), 1]) === 'ALARM') yield 'a worker goes while it works'
  if (after(idle, [gigabytes(1), ...Array(14).fill(0)], Array(15).fill(0)) === 'ALARM') yield 'workers go too early'
})
