// infra/docs/alarms.md lists the alarms as production has them. ALARMS_WRITE=true ./millrace terraform writes it.
import fs from 'node:fs'
import path from 'node:path'
import { REPOSITORY } from './lab/code.js'
import { list, policy } from './lab/policy.js'
import { environments } from './lab/shown.js'
import { STORIES } from './series/recorded.js'

const PAGE = path.join(REPOSITORY, 'infra/docs/alarms.md')
const [OPEN, CLOSE] = ['<!-- alarms: held to the infrastructure by page.test.js -->', '<!-- end of alarms -->']

const calledBy = (shown, alarm) => {
  const topics = list(alarm.alarm_actions).map(arn => shown.some('aws_sns_topic').find(topic => topic.arn === arn)?.name ?? 'scaling')
  return topics.length === 0 ? '–' : topics.map(topic => topic.split('-').at(-1)).join(', ')
}

function* rows(shown) {
  for (const alarm of shown.some('aws_cloudwatch_metric_alarm', 'aws_cloudwatch_composite_alarm')) {
    const name = alarm.alarm_name.replace(/^millrace-production-(?:transcode-worker-)?/, '')
    const [, runbook, what] = /^infra\/docs\/runbooks\/(.*)\.md: (.*)$/.exec(alarm.alarm_description) ?? [, null, alarm.alarm_description]
    const cause = STORIES[name]?.cause
    yield `| \`${name}\` | ${calledBy(shown, alarm)} | ${what} | ${cause ? `in a suite: ${cause}` : 'on samples of what AWS sends'} | ${runbook ? `[${runbook}](runbooks/${runbook}.md)` : '–'} |`
  }
}

policy('P14 the page of alarms is as applied', function* (shown) {
  const table = [OPEN, '| alarm | calls | when | was made to go off | runbook |', '| --- | --- | --- | --- | --- |', ...[...rows(shown)].sort(), CLOSE].join('\n')
  const page = fs.readFileSync(PAGE, 'utf8')
  const now = page.replace(new RegExp(`${OPEN}[^]*${CLOSE}`), () => table)
  if (process.env.ALARMS_WRITE) fs.writeFileSync(PAGE, now)
  else if (now !== page) yield 'infra/docs/alarms.md is of another infrastructure: ALARMS_WRITE=true ./millrace terraform'
}, environments.filter(({ name }) => name === 'production'))
