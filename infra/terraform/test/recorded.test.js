// Each alarm on a series of our own goes off on what a suite measured while its condition was driven (alarms/conditions.js), and is over again.
import { statesOf } from './lab/alarm.js'
import { list, policy } from './lab/policy.js'
import { amiss, ofTheTable } from './lab/story.js'
import { STORIES } from './series/recorded.js'

const metricAlarms = shown => shown.some('aws_cloudwatch_metric_alarm')
const isOurs = alarm => list(alarm.metric_query).flatMap(query => list(query.metric)).some(({ namespace }) => !namespace.startsWith('AWS/'))

for (const [name, { story }] of Object.entries(STORIES)) {
  policy(`P14 ${name} goes off on what a suite measured, and is over again`, function* (shown) {
    const found = ofTheTable(metricAlarms(shown), name)
    if (found.length !== 1) yield `${found.length} alarms are called ${name}`
    for (const alarm of found) yield* amiss(alarm.alarm_name, { story }, recorded => statesOf(alarm, recorded))
  })
}

policy('P14 every alarm on a series of ours was driven in a suite', function* (shown) {
  for (const { alarm_name } of metricAlarms(shown).filter(isOurs)) {
    if (!Object.keys(STORIES).some(name => alarm_name.endsWith(`-${name}`))) yield alarm_name
  }
})
