import fs from 'node:fs'
import path from 'node:path'
import { TREE, series } from './lab/code.js'
import { list, policy, rule } from './lab/policy.js'

/** Gauges that each instance has of its own: their sum is what all have together. */
const OF_AN_INSTANCE = ['transcode.jobs.running.value', 'video.live.streams.value']

/** @returns {Array} series that an alarm reads: {namespace, name, statistic, dimensions} */
function readBy(alarm) {
  const single = alarm.metric_name
    ? [{ namespace: alarm.namespace, name: alarm.metric_name, statistic: alarm.statistic ?? alarm.extended_statistic, dimensions: alarm.dimensions ?? {} }]
    : []
  return [...single, ...list(alarm.metric_query).flatMap(query => list(query.metric).map(metric =>
    ({ namespace: metric.namespace, name: metric.metric_name, statistic: metric.stat, dimensions: metric.dimensions ?? {} })))]
}

/** Those of our own that no service sends. */
function* unsent(found, what) {
  const sent = series()
  for (const { namespace, name, dimensions } of found.filter(one => one.namespace.startsWith('Millrace/'))) {
    const { service, ...others } = dimensions
    const key = [service, name, ...Object.entries(others).map(([k, v]) => `${k}=${v}`).sort()].join(' ')
    if (!sent.has(key)) yield `${what} reads ${key}, which nobody sends`
  }
}

policy('P14 an alarm reads what the services send', function* (shown) {
  for (const alarm of shown.some('aws_cloudwatch_metric_alarm')) yield* unsent(readBy(alarm), alarm.alarm_name)
})

policy('P14 a gauge of the database is never added up, a counter always', function* (shown) {
  for (const alarm of shown.some('aws_cloudwatch_metric_alarm')) {
    for (const { namespace, name, statistic } of readBy(alarm).filter(one => one.namespace.startsWith('Millrace/'))) {
      const gauge = name.endsWith('.value') && !OF_AN_INSTANCE.includes(name)
      if (gauge && statistic === 'Sum') yield `${alarm.alarm_name} adds ${name} up over instances that all send the same`
      if (name.endsWith('.count') && statistic !== 'Sum') yield `${alarm.alarm_name} takes the ${statistic} of the counter ${name}`
    }
  }
})

policy('P14 an alarm says what missing data is', function* (shown) {
  for (const alarm of shown.some('aws_cloudwatch_metric_alarm')) {
    if (!alarm.treat_missing_data) yield `${alarm.alarm_name} does not say`
  }
})

rule("P14 alarms on CloudFront's series are where these are", function* () {
  const modules = path.join(TREE, 'modules')
  for (const file of fs.readdirSync(modules, { recursive: true }).filter(one => one.endsWith('.tf'))) {
    for (const block of fs.readFileSync(path.join(modules, file), 'utf8').split(/^(?=resource )/m)) {
      const reads = block.startsWith('resource "aws_cloudwatch_metric_alarm"') && block.includes('"AWS/CloudFront"')
      if (reads && !/provider\s*=\s*aws\.us_east_1|region\s*=\s*"us-east-1"/.test(block)) yield `${file}: ${block.split('\n')[0]}`
    }
  }
})
