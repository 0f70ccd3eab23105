// Each alarm goes off once and is over again, by its own condition as it is applied, on series that show what it is for.
import fs from 'node:fs'
import path from 'node:path'
import { statesOf, statesOfComposite } from './lab/alarm.js'
import { policy } from './lab/policy.js'
import { API, BURNS } from './series/api.js'
import { MACHINES } from './series/machines.js'
import { PIPELINE } from './series/pipeline.js'

const SERIES = { ...API, ...PIPELINE, ...MACHINES }
const FIVE_MINUTES = 300

const metricAlarms = shown => shown.some('aws_cloudwatch_metric_alarm')
const ofTheTable = (alarms, name) => alarms.filter(alarm => alarm.alarm_name.endsWith(`-${name}`))

/** Phases behind each other. */
const whole = story => Object.fromEntries(Object.keys(story[0]).map(key => [key, story.flatMap(phase => phase[key])]))

/** What is wrong with the states of an alarm over a near miss, and over a story of calm, trouble and calm. */
function* amiss(name, { near, story }, states) {
  if (near && states(near).includes('ALARM')) yield `${name} goes off too early: ${states(near)}`
  const all = states(whole(story))
  const ends = story.map((_, i) => story.slice(0, i + 1).reduce((sum, phase) => sum + Object.values(phase)[0].length, 0))
  if (all.slice(0, ends[0]).includes('ALARM') || all[ends[0] - 1] !== 'OK') yield `${name} is not calm before: ${all}`
  if (all[ends[1] - 1] !== 'ALARM') yield `${name} does not go off: ${all}`
  if (all.at(-1) !== 'OK') yield `${name} does not end: ${all}`
}

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

/** What a suite sent while record.js drove the condition. */
const RECORDED = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, 'series/recorded.json'), 'utf8'))

for (const [name, story] of Object.entries(RECORDED)) {
  policy(`P14 ${name} goes off on what a suite sent, and is over again`, function* (shown) {
    for (const alarm of ofTheTable(metricAlarms(shown), name)) yield* amiss(alarm.alarm_name, { story }, recorded => statesOf(alarm, recorded))
  })
}

policy('P14 no alarm is without its series', function* (shown) {
  const names = Object.keys({ ...SERIES, ...BURNS })
  for (const { alarm_name } of shown.some('aws_cloudwatch_metric_alarm', 'aws_cloudwatch_composite_alarm')) {
    const own = names.filter(name => alarm_name.endsWith(`-${name}`))
    if (own.length !== 1) yield `${alarm_name} has ${own.length} series`
  }
})
