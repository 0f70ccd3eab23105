// The canary where there is one, and that it leaves nothing where there is none.
import fs from 'node:fs'
import path from 'node:path'
import { ACCOUNT, REGION } from '../offline/provider/values.js'
import { TREE } from './lab/code.js'
import { actionsOf, mayDo } from './lab/iam.js'
import { list, policy } from './lab/policy.js'
import { environments } from './lab/shown.js'

const watched = environments.filter(shown => shown.all('aws_synthetics_canary').length > 0)
const RUN_SECONDS = 840
const ALLOWED = [
  'secretsmanager:GetSecretValue', 'kms:Decrypt', 's3:GetObject', 's3:PutObject', 's3:GetBucketLocation', 's3:ListAllMyBuckets',
  'logs:CreateLogStream', 'logs:PutLogEvents', 'cloudwatch:PutMetricData',
]

const canaryOf = shown => shown.some('aws_synthetics_canary')[0]
const bucketOf = shown => shown.some('aws_s3_bucket').find(one => one.bucket === canaryOf(shown).artifact_s3_location.split('/')[2])
const alarmOf = shown => shown.some('aws_cloudwatch_metric_alarm').find(one => one.dimensions?.CanaryName === canaryOf(shown).name)

policy('P25 the canary runs what is packed, again and again, and ends before the next run', function* (shown) {
  const canary = canaryOf(shown)
  const [, minutes] = /^rate\((\d+) minutes\)$/.exec(canary.schedule[0].expression) ?? []
  const [{ timeout_in_seconds: timeout, environment_variables: given }] = canary.run_config
  if (!(minutes * 60 >= timeout)) yield `${canary.schedule[0].expression} is before a run ends, after ${timeout} s`
  if (timeout > RUN_SECONDS) yield `Synthetics ends a run after ${RUN_SECONDS} s`
  if (!(Number(given.WAIT_SECONDS) + 90 <= timeout)) yield `a run that waits ${given.WAIT_SECONDS} s has no time to remove its video`
  if (canary.start_canary !== true) yield 'the canary does not run'
  const code = fs.readFileSync(path.join(TREE, 'canary/src/index.js'), 'utf8')
  const read = [...code.matchAll(/\bfrom\.([A-Z_]+)/g)].map(([, name]) => name)
  for (const name of read) if (!given[name]) yield `the canary is not told ${name}`
  for (const name of Object.keys(given)) if (!read.includes(name)) yield `the canary does not read ${name}`
  if (given.API !== shown.outputs.urls?.value.api && shown.outputs.urls) yield `the canary calls ${given.API}`
}, watched)

policy('P25 the canary pages when it fails twice, and when it does not run', function* (shown) {
  const alarm = alarmOf(shown)
  if (!alarm) { yield 'nobody hears of the canary'; return }
  const [, minutes] = /(\d+)/.exec(canaryOf(shown).schedule[0].expression)
  if (alarm.metric_name !== 'SuccessPercent' || alarm.namespace !== 'CloudWatchSynthetics') yield `its alarm reads ${alarm.metric_name}`
  if (alarm.treat_missing_data !== 'breaching') yield 'a canary that does not run is calm'
  if (alarm.period !== minutes * 60) yield `a period of ${alarm.period} s has none of its runs, or several`
  if (alarm.evaluation_periods < 2) yield 'one failed run wakes somebody'
}, watched)

policy('P25 what the canary leaves is gone after a month', function* (shown) {
  const expired = shown.ofBucket('aws_s3_bucket_lifecycle_configuration', bucketOf(shown)).rule
    .filter(rule => rule.status === 'Enabled').flatMap(rule => rule.expiration.map(one => one.days))
  if (!expired.some(days => days <= 31)) yield 'its reports stay for ever'
  const group = shown.some('aws_cloudwatch_log_group').find(one => one.name.startsWith(`/aws/lambda/cwsyn-${canaryOf(shown).name}-`))
  if (!group) yield 'its log is made by its first run, and kept for ever'
}, watched)

policy('P6 the canary reads its own secret, and nothing of Millrace', function* (shown) {
  const canary = canaryOf(shown)
  const role = shown.role(canary.execution_role_arn)
  const key = shown.some('aws_kms_key').find(one => one.arn === shown.dataKey)
  const keys = shown.policyOf('aws_kms_key_policy', one => [key.key_id, key.id, key.arn].includes(one.key_id))
  const bucket = bucketOf(shown)
  const may = (action, resource, context = {}, own = null) =>
    mayDo(role.policies, own, { caller: { arn: role.arn }, action, resource, context: { 'aws:SecureTransport': 'true', ...context } })
  const through = service => ({ 'kms:ViaService': `${service}.${REGION}.amazonaws.com` })
  const log = name => `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:${name}:log-stream:1`
  const questions = [
    ...shown.some('aws_secretsmanager_secret').map(one =>
      ['secretsmanager:GetSecretValue', one.arn, one.arn === canary.run_config[0].environment_variables.CLIENT_SECRET_ARN]),
    ['kms:Decrypt', key.arn, true, through('secretsmanager'), keys],
    ['kms:Decrypt', key.arn, false, through('s3'), keys],
    ['s3:PutObject', `${bucket.arn}/${canary.name}/2026/report.json`, true],
    ['s3:PutObject', `${shown.media.arn}/videos/1/source.mp4`, false],
    ['s3:GetObject', `${shown.media.arn}/videos/1/hls/1/master.m3u8`, false],
    ['s3:DeleteObject', `${bucket.arn}/${canary.name}/2026/report.json`, false],
    ['s3:ListAllMyBuckets', '*', true],
    ['logs:PutLogEvents', log(`/aws/lambda/cwsyn-${canary.name}-0`), true],
    ['logs:PutLogEvents', log(`/millrace/${shown.name}/video-service`), false],
    ['logs:CreateLogGroup', log('/aws/lambda/any'), false],
    ['cloudwatch:PutMetricData', '*', true, { 'cloudwatch:namespace': 'CloudWatchSynthetics' }],
    ['cloudwatch:PutMetricData', '*', false, { 'cloudwatch:namespace': shown.settings('video-service').MILLRACE_CLOUDWATCH_NAMESPACE }],
  ]
  for (const [action, resource, expected, context, own] of questions) {
    if (may(action, resource, context, own) !== expected) yield `the canary ${expected ? 'may not' : 'may'} ${action} on ${resource}`
  }
  for (const action of actionsOf(role.policies)) if (!ALLOWED.includes(action)) yield `the canary has ${action}`
}, watched)

policy('P25 without a canary nothing of it is there', function* (shown) {
  const left = [
    ...shown.all('aws_secretsmanager_secret').filter(one => one.name.endsWith('/canary')), ...shown.all('aws_s3_bucket').filter(one => one.bucket.includes('-canary-')),
    ...shown.all('aws_cloudwatch_metric_alarm').filter(one => one.alarm_name.endsWith('-canary')),
  ]
  if (!watched.includes(shown) && list(left).length > 0) yield `${left.map(one => one.address)} is there without a canary`
})
