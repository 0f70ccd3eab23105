import fs from 'node:fs'
import path from 'node:path'
import { REPOSITORY } from './lab/code.js'
import { policy, rule } from './lab/policy.js'

const FOLDER = path.join(REPOSITORY, 'infra/docs/runbooks')
const LAUNCHER = path.join(REPOSITORY, 'infra/local/launcher/src/main/java/dev/millrace/local/launcher')
const pages = fs.readdirSync(FOLDER).filter(file => file.endsWith('.md') && file !== 'README.md')
const text = file => fs.readFileSync(path.join(FOLDER, file), 'utf8')
const code = file => fs.readFileSync(path.join(LAUNCHER, file), 'utf8')

/** Options of each command of ./millrace ops, 'dead-letters list' among them, as the launcher declares them. */
function commands() {
  const shared = optionsIn(code('OpsTarget.java'))
  const found = new Map()
  for (const [file, prefix] of [['Ops.java', ''], ['OpsDeadLetters.java', 'dead-letters ']]) {
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

rule('P14 a runbook says all that somebody at night asks', function* () {
  for (const page of pages) {
    for (const part of ['Symptom', 'How bad', 'Look', 'Do', 'Undo', 'Why']) if (!text(page).includes(`**${part}.**`)) yield `${page} has no ${part}`
  }
})

policy('P14 a runbook belongs to an alarm, an event or the bill', function* (shown) {
  const named = shown.some('aws_cloudwatch_metric_alarm', 'aws_cloudwatch_composite_alarm').map(alarm => alarm.alarm_description)
    .concat(shown.some('aws_cloudwatch_event_rule').map(rule => rule.description))
  const bills = ['cost.md']
  for (const page of pages) {
    if (!bills.includes(page) && !named.some(description => description?.includes(`runbooks/${page}`))) yield `${page} belongs to nothing`
  }
})
