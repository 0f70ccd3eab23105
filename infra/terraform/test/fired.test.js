// Each alarm goes off once and is over again, by its own condition as it is applied, on series that show what it is for.
import { statesOf, statesOfComposite } from './lab/alarm.js'
import { policy } from './lab/policy.js'
import { amiss, ofTheTable } from './lab/story.js'
import { API, BURNS } from './series/api.js'
import { MACHINES } from './series/machines.js'
import { PIPELINE } from './series/pipeline.js'

const SERIES = { ...API, ...PIPELINE, ...MACHINES }
const FIVE_MINUTES = 300

const metricAlarms = shown => shown.some('aws_cloudwatch_metric_alarm')
for (const [name, one] of Object.entries(SERIES)) {
  policy(`P14 ${name} goes off, and is over again`, function* (shown) {
    const found = ofTheTable(metricAlarms(shown), name)
    if (found.length === 0 && name === 'canary' && shown.all('aws_synthetics_canary').length === 0) return
    if (found.length !== 1) yield `${found.length} alarms are called ${name}`
    for (const alarm of found) yield* amiss(alarm.alarm_name, one, recorded => statesOf(alarm, recorded))
  })
}

for (const [name, one] of Object.entries(BURNS)) {
  policy(`P14 ${name} goes off, and is over again`, function* (shown) {
    const found = ofTheTable(shown.some('aws_cloudwatch_composite_alarm'), name)
    if (found.length !== 1) yield `${found.length} alarms are called ${name}`
    for (const alarm of found) yield* amiss(alarm.alarm_name, one, recorded => statesOfComposite(alarm, metricAlarms(shown), recorded, FIVE_MINUTES))
  })
}

policy('P14 no alarm is without its series', function* (shown) {
  const names = Object.keys({ ...SERIES, ...BURNS })
  for (const { alarm_name } of shown.some('aws_cloudwatch_metric_alarm', 'aws_cloudwatch_composite_alarm')) {
    const own = names.filter(name => alarm_name.endsWith(`-${name}`))
    if (own.length !== 1) yield `${alarm_name} has ${own.length} series`
  }
})
