import fs from 'node:fs'
import path from 'node:path'
import { REPOSITORY, TREE, series } from './lab/code.js'
import { mayDo } from './lab/iam.js'
import { list, policy, rule } from './lab/policy.js'

const RUNBOOK = /^infra\/docs\/runbooks\/[\w-]+\.md\b/
/** Gauges that each instance has of its own: their sum is what all have together. */
const OF_AN_INSTANCE = ['transcode.jobs.running.value', 'video.live.streams.value']

/** Alarms that call somebody. Those of the scaling command and call nobody. */
const calling = shown => shown.some('aws_cloudwatch_metric_alarm', 'aws_cloudwatch_composite_alarm')
  .filter(alarm => !(list(alarm.alarm_actions).length > 0 && alarm.alarm_actions.every(action => action.includes('autoscaling:'))))

/** @returns {Array} series that an alarm reads: {namespace, name, statistic, dimensions} */
function readBy(alarm) {
  const single = alarm.metric_name
    ? [{ namespace: alarm.namespace, name: alarm.metric_name, statistic: alarm.statistic ?? alarm.extended_statistic, dimensions: alarm.dimensions ?? {} }]
    : []
  return [...single, ...list(alarm.metric_query).flatMap(query => list(query.metric).map(metric =>
    ({ namespace: metric.namespace, name: metric.metric_name, statistic: metric.stat, dimensions: metric.dimensions ?? {} })))]
}

/** @returns {Array} series that a dashboard draws, as readBy; "." repeats what stands above */
function drawnBy(dashboard) {
  return JSON.parse(dashboard.dashboard_body).widgets.flatMap(widget => {
    let above = []
    return list(widget.properties.metrics).length === 0 ? [] : widget.properties.metrics.map(metric => {
      const words = metric.filter(word => typeof word === 'string').map((word, i) => (word === '.' ? above[i] : word))
      const options = metric.find(word => typeof word === 'object') ?? {}
      if (words.length > 0) above = words
      const pairs = words.slice(2)
      const dimensions = Object.fromEntries(pairs.flatMap((word, i) => (i % 2 === 0 ? [[word, pairs[i + 1]]] : [])))
      return { namespace: words[0], name: words[1], statistic: options.stat ?? widget.properties.stat, dimensions }
    }).filter(one => one.name)
  })
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

policy('P14 an alarm names a runbook that exists', function* (shown) {
  for (const alarm of calling(shown)) {
    const [runbook] = RUNBOOK.exec(alarm.alarm_description ?? '') ?? []
    if (!runbook) yield `${alarm.alarm_name} names no runbook`
    else if (!fs.existsSync(path.join(REPOSITORY, runbook))) yield `${alarm.alarm_name} names ${runbook}, which is not there`
  }
})

policy('P14 an alarm calls somebody, and says when it is over', function* (shown) {
  const topics = shown.some('aws_sns_topic').map(topic => topic.arn)
  for (const alarm of calling(shown)) {
    // why: a part of a composite alarm is called by that
    const part = shown.all('aws_cloudwatch_composite_alarm').some(one => one !== alarm && one.alarm_rule.includes(alarm.alarm_name))
    if (part) continue
    for (const actions of ['alarm_actions', 'ok_actions']) {
      if (list(alarm[actions]).length === 0) yield `${alarm.alarm_name} has no ${actions}`
      for (const arn of list(alarm[actions])) if (!topics.includes(arn)) yield `${alarm.alarm_name} calls ${arn}`
    }
  }
})

policy('P14 an alarm says what missing data is, and silence is bad', function* (shown) {
  for (const alarm of shown.some('aws_cloudwatch_metric_alarm')) {
    if (!alarm.treat_missing_data) yield `${alarm.alarm_name} does not say`
    if (/silence|no-metrics/.test(alarm.alarm_name) && alarm.treat_missing_data !== 'breaching') yield `${alarm.alarm_name} is calm without data`
  }
  if (!shown.some('aws_cloudwatch_metric_alarm').some(alarm => alarm.treat_missing_data === 'breaching')) yield 'nothing hears silence'
})

policy('P14 topics let CloudWatch in, key included', function* (shown) {
  for (const topic of shown.some('aws_sns_topic')) {
    const key = shown.some('aws_kms_key').find(one => [one.arn, one.id, one.key_id].includes(topic.kms_master_key_id))
    if (!key) { yield `${topic.name} has a key that CloudWatch may not use`; continue }
    const own = shown.policyOf('aws_kms_key_policy', one => [key.arn, key.id, key.key_id].includes(one.key_id)) ?? JSON.parse(key.policy)
    const [, , , region, account] = topic.arn.split(':')
    for (const action of ['kms:Decrypt', 'kms:GenerateDataKey']) {
      const may = mayDo([], own, {
        caller: { service: 'cloudwatch.amazonaws.com' }, action, resource: key.arn,
        context: { 'aws:SourceAccount': account, 'kms:ViaService': `sns.${region}.amazonaws.com` },
      })
      if (!may) yield `CloudWatch may not ${action} for ${topic.name}: its alarms reach nobody`
    }
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

policy('P15 the dashboard draws what the services send', function* (shown) {
  for (const dashboard of shown.some('aws_cloudwatch_dashboard')) yield* unsent(drawnBy(dashboard), dashboard.dashboard_name)
})
