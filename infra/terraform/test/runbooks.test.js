import fs from 'node:fs'
import path from 'node:path'
import { REPOSITORY } from './lab/code.js'
import { policy, rule } from './lab/policy.js'
import { environments } from './lab/shown.js'

const FOLDER = path.join(REPOSITORY, 'infra/docs/runbooks')
const LAUNCHER = path.join(REPOSITORY, 'infra/local/launcher/src/main/java/dev/millrace/local/launcher')
const pages = fs.readdirSync(FOLDER).filter(file => file.endsWith('.md') && file !== 'README.md')
const text = file => fs.readFileSync(path.join(FOLDER, file), 'utf8')
const code = file => fs.readFileSync(path.join(LAUNCHER, file), 'utf8')

/** Options of each command of ./millrace ops, 'dlq list' among them, as the launcher declares them. */
function commands() {
  const shared = optionsIn(code('OpsTarget.java'))
  const found = new Map()
  const [, below, type] = /new Ops\([^]*?addSubcommand\("(\w+)", new (\w+)\(/.exec(code('Millrace.java'))
  for (const [file, prefix] of [['Ops.java', ''], [`${type}.java`, `${below} `]]) {
    for (const part of code(file).split(/^ {4}@Command\(/m).slice(1)) {
      found.set(prefix + /name = "([^"]+)"/.exec(part)[1], [...shared, ...optionsIn(part)])
    }
  }
  return found
}

function optionsIn(source) {
  return [...source.matchAll(/names = "(--[\w-]+)"/g)].map(([, name]) => name)
}

rule('P14 a runbook names commands that exist', function* () {
  const known = commands()
  for (const page of pages) {
    for (const [line, words] of text(page).matchAll(/\.\/millrace ops ([a-z][^\n`]*)/g)) {
      const name = [...known.keys()].find(one => words === one || words.startsWith(`${one} `))
      if (!name) { yield `${page}: ${line}`; continue }
      for (const [option] of words.matchAll(/--[\w-]+/g)) if (!known.get(name).includes(option)) yield `${page}: ${name} has no ${option}`
    }
  }
})

/** Commands of the AWS CLI that pages call, and of each option the names that it may have: a type and its argument, or anything. */
const SERVICE = ['aws_ecs_service', 'name']
const CLUSTER = ['aws_ecs_cluster', 'name']
const DATABASE = ['aws_db_instance', 'identifier']
const CANARY = ['aws_synthetics_canary', 'name']
/** Whether an environment does without what a page is about: the canary and its secret. */
const isLeftOut = (shown, type, name) => shown.all('aws_synthetics_canary').length === 0 && (type === CANARY[0] || name.endsWith('/canary'))
const AWS = {
  'acm list-certificates': { '--query': null },
  'autoscaling describe-scaling-activities': { '--auto-scaling-group-name': ['aws_autoscaling_group', 'name'], '--max-items': null },
  'ce update-cost-allocation-tags-status': { '--cost-allocation-tags-status': null },
  'cloudfront list-public-keys': { '--query': null },
  'cloudwatch describe-alarms': { '--state-value': null, '--query': null },
  'cloudwatch set-alarm-state': { '--alarm-name': ['aws_cloudwatch_metric_alarm', 'alarm_name'], '--state-value': null, '--state-reason': null },
  'ecr describe-repositories': { '--region': null, '--query': null },
  'ecr get-login-password': {},
  'ecs describe-services': { '--cluster': CLUSTER, '--services': SERVICE, '--query': null },
  'ecs run-task': { '--cluster': CLUSTER, '--launch-type': null, '--task-definition': null, '--network-configuration': null },
  'ecs update-service': { '--cluster': CLUSTER, '--service': SERVICE, '--force-new-deployment': null },
  'kms describe-key': { '--key-id': ['aws_kms_alias', 'name'], '--query': null },
  'logs tail': { '': ['aws_cloudwatch_log_group', 'name'], '--since': null, '--filter-pattern': null },
  'rds describe-db-instances': { '--db-instance-identifier': DATABASE, '--query': null },
  'rds describe-db-instance-automated-backups': { '--region': null, '--query': null },
  'rds modify-db-instance': { '--db-instance-identifier': DATABASE, '--new-db-instance-identifier': DATABASE, '--apply-immediately': null },
  'rds restore-db-instance-to-point-in-time': {
    '--source-db-instance-identifier': DATABASE, '--source-db-instance-automated-backups-arn': null, '--target-db-instance-identifier': DATABASE,
    '--restore-time': null, '--use-latest-restorable-time': null, '--db-subnet-group-name': ['aws_db_subnet_group', 'name'],
    '--vpc-security-group-ids': null, '--no-publicly-accessible': null, '--region': null,
  },
  'secretsmanager put-secret-value': { '--secret-id': ['aws_secretsmanager_secret', 'name'], '--secret-string': null },
  'synthetics get-canary-runs': { '--name': CANARY, '--max-results': null, '--query': null },
  'synthetics start-canary': { '--name': CANARY },
  'synthetics stop-canary': { '--name': CANARY },
}

/** What the shell would call in the sh blocks of a text: the words of each call, loops unrolled and variables put in. */
function* calls(page, variables) {
  for (const [, block] of page.matchAll(/```sh\n([^]*?)```/g)) {
    const loops = [...block.matchAll(/for (\w+) in ([^;]+); do/g)].map(([, name, values]) => [name, values.split(' ')])
    for (const line of block.replace(/\\\n\s*/g, '').split('\n').map(one => one.trim().split(' | ')[0]).filter(one => one.startsWith('aws '))) {
      const loop = loops.find(([name]) => line.includes(`$${name}`))
      for (const value of loop ? loop[1] : ['']) {
        const filled = Object.entries({ ...variables, ...(loop ? { [loop[0]]: value } : {}) })
          .reduce((text, [name, one]) => text.replaceAll(`$${name}`, one), line)
        yield filled.match(/(?:"(?:\$\([^)]*\)|[^"])*"|'[^']*'|[^\s"'])+/g).map(word => word.replace(/^(["'])(.*)\1$/, '$2'))
      }
    }
  }
}

policy('P14 a page calls the AWS CLI with what there is', function* (shown) {
  const deploying = fs.readFileSync(path.join(REPOSITORY, 'infra/docs/deploying.md'), 'utf8')
  const texts = new Map([...pages.map(page => [page, text(page)]), ['deploying.md', deploying]])
  for (const [page, content] of texts) {
    for (const [, ...words] of calls(content, { CLUSTER: shown.some('aws_ecs_cluster')[0].name })) {
      const command = words.slice(0, 2).join(' ')
      if (!AWS[command]) { yield `${page}: aws ${command}`; continue }
      let option = ''
      for (const word of words.slice(2)) {
        if (word.startsWith('--')) {
          option = word
          if (!(option in AWS[command])) yield `${page}: aws ${command} ${option}`
          continue
        }
        // why without the ends: a restored instance takes the name of the one before, and that another one
        const name = word.replace(/(?<=millrace[-/])(?:staging|production)/, shown.name).replace(/-(restored|before)$/, '')
        const [type, argument] = AWS[command][option] ?? []
        if (type && !isLeftOut(shown, type, name) && !shown.some(type).some(one => one[argument] === name)) yield `${page}: there is no ${option} ${name}`
      }
    }
  }
})

rule('P14 a runbook says all that somebody at night asks', function* () {
  for (const page of pages) {
    for (const part of ['Symptom', 'How bad', 'Look', 'Do', 'Undo', 'Why']) if (!text(page).includes(`**${part}.**`)) yield `${page} has no ${part}`
  }
})

/** What somebody does without being called: after the bill, by plan, or when all is lost. */
const CALLED_FOR = ['cost.md', 'key-rotation.md', 'region-loss.md', 'restore.md', 'upgrade.md']

rule('P14 a runbook belongs to an alarm, an event, the bill or a plan', function* () {
  const named = environments.flatMap(shown => shown.some('aws_cloudwatch_metric_alarm', 'aws_cloudwatch_composite_alarm').map(alarm => alarm.alarm_description)
    .concat(shown.some('aws_cloudwatch_event_rule').map(rule => rule.description)))
  for (const page of pages) {
    if (!CALLED_FOR.includes(page) && !named.some(description => description?.includes(`runbooks/${page}`))) yield `${page} belongs to nothing`
  }
})
