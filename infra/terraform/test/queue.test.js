import { seconds, settingsOf } from './lab/code.js'
import { policy } from './lab/policy.js'

const TWO_WEEKS = 14 * 86400

policy('P5 what cannot be done is kept as a dead letter', function* (shown) {
  const { jobs, deadLetters } = shown
  const redrive = JSON.parse(jobs.redrive_policy
    ?? shown.all('aws_sqs_queue_redrive_policy').find(one => [jobs.url, jobs.id].includes(one.queue_url))?.redrive_policy ?? '{}')
  const allow = JSON.parse(deadLetters.redrive_allow_policy
    ?? shown.all('aws_sqs_queue_redrive_allow_policy').find(one => [deadLetters.url, deadLetters.id].includes(one.queue_url))?.redrive_allow_policy ?? '{}')
  if (redrive.deadLetterTargetArn !== deadLetters.arn) yield 'jobs has no dead-letter queue'
  else if (redrive.maxReceiveCount < 20) yield `a job is a dead letter after ${redrive.maxReceiveCount} receives`
  if (allow.redrivePermission !== 'byQueue' || allow.sourceQueueArns.join() !== jobs.arn) yield 'any queue may send its dead letters'
  for (const queue of [jobs, deadLetters]) {
    if (queue.message_retention_seconds !== TWO_WEEKS) yield `${queue.name} keeps messages for ${queue.message_retention_seconds} s`
  }
  const visibility = seconds(settingsOf('transcode-worker').get('MILLRACE_INTAKE_VISIBILITY'))
  if (jobs.visibility_timeout_seconds !== visibility) yield `a message is hidden for ${jobs.visibility_timeout_seconds} s, not ${visibility}`
})
