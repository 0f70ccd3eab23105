import fs from 'node:fs'
import path from 'node:path'
import { calling } from './lab/calling.js'
import { REPOSITORY, TREE } from './lab/code.js'
import { mayDo } from './lab/iam.js'
import { list, policy, rule } from './lab/policy.js'
import { unsent } from './lab/unsent.js'

const RUNBOOK = /^infra\/docs\/runbooks\/[\w-]+\.md\b/
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

/** Who calls topics, and the account that each says it calls for. EventBridge says none: a condition on it refuses every event. */
const CALLERS = {
  'cloudwatch.amazonaws.com': account => ({ 'aws:SourceAccount': account }),
  'events.rds.amazonaws.com': account => ({ 'aws:SourceAccount': account }),
  'events.amazonaws.com': () => ({}),
}

policy('P14 topics let in those who call them, key included', function* (shown) {
  for (const topic of shown.some('aws_sns_topic')) {
    const key = shown.some('aws_kms_key').find(one => [one.arn, one.id, one.key_id].includes(topic.kms_master_key_id))
    if (!key) { yield `${topic.name} has a key that nobody else may use`; continue }
    const ofKey = shown.policyOf('aws_kms_key_policy', one => [key.arn, key.id, key.key_id].includes(one.key_id)) ?? JSON.parse(key.policy)
    const ofTopic = shown.policyOf('aws_sns_topic_policy', one => one.arn === topic.arn)
    const [, , , region, account] = topic.arn.split(':')
    for (const [service, sent] of Object.entries(CALLERS)) {
      const may = (own, action, resource) => mayDo([], own, {
        caller: { service }, action, resource, context: { 'aws:SecureTransport': 'true', 'kms:ViaService': `sns.${region}.amazonaws.com`, ...sent(account) },
      })
      if (!may(ofTopic, 'sns:Publish', topic.arn)) yield `${service} may not publish to ${topic.name}`
      for (const action of ['kms:Decrypt', 'kms:GenerateDataKey']) {
        if (!may(ofKey, action, key.arn)) yield `${service} may not ${action} for ${topic.name}: what it says reaches nobody`
      }
    }
  }
})

policy('P14 CloudWatch takes an alarm as it is', function* (shown) {
  for (const alarm of shown.some('aws_cloudwatch_metric_alarm')) {
    const name = alarm.alarm_name
    const queries = list(alarm.metric_query)
    const metrics = queries.flatMap(query => list(query.metric))
    for (const period of alarm.metric_name ? [alarm.period] : metrics.map(metric => metric.period)) {
      if (![10, 20, 30].includes(period) && period % 60 !== 0) yield `${name} has a period of ${period} s`
      if (period * alarm.evaluation_periods > (period < 3600 ? 86400 : 604800)) yield `${name} looks too far back`
    }
    if (alarm.datapoints_to_alarm > alarm.evaluation_periods) yield `${name} wants ${alarm.datapoints_to_alarm} of ${alarm.evaluation_periods}`
    if (!alarm.metric_name && queries.filter(query => query.return_data).length !== 1) yield `${name} has no result, or several`
    if (metrics.length > 10) yield `${name} reads ${metrics.length} series`
    for (const { id } of queries) if (!/^[a-z][a-zA-Z0-9_]*$/.test(id)) yield `${name} calls a series ${id}`
    for (const { dimensions } of readBy(alarm)) for (const [key, value] of Object.entries(dimensions)) if (!value) yield `${name} leaves ${key} empty`
    if (name.length > 255 || alarm.alarm_description.length > 1024) yield `${name} says too much`
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
