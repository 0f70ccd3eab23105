import fs from 'node:fs'
import path from 'node:path'
import { REPOSITORY, TREE } from './lab/code.js'
import { policy, rule } from './lab/policy.js'
import { roots } from './lab/shown.js'

const LIVE = ['live/staging', 'live/production']
const PRIVATE = /PRIVATE KEY|whsec_|AKIA[0-9A-Z]{16}/

function* textsIn(value, at) {
  if (typeof value === 'string') yield [at, value]
  else if (value && typeof value === 'object') for (const [key, one] of Object.entries(value)) yield* textsIn(one, `${at}.${key}`)
}

policy('P17 the state holds no secret', function* (shown) {
  for (const resource of shown.resources) {
    for (const [at, text] of textsIn(resource, resource.address)) if (PRIVATE.test(text)) yield `${at} is a secret`
  }
  for (const version of shown.all('aws_secretsmanager_secret_version')) if (version.secret_string) yield `${version.address} has its value`
  for (const key of shown.all('tls_private_key', 'random_password')) yield `${key.address} is a secret`
}, roots)

rule('P19 staging and production differ in their values alone', function* () {
  const [staging, production] = LIVE.map(root => files(path.join(TREE, root)))
  for (const name of new Set([...staging.keys(), ...production.keys()])) {
    if (staging.get(name) !== production.get(name)) yield `${name} differs`
  }
})

rule('P19 every value is of a variable, and every variable is used', function* () {
  for (const root of LIVE) {
    const folder = path.join(TREE, root)
    const code = [...files(folder).values()].join('\n')
    const declared = [...code.matchAll(/^variable "(\w+)"/gm)].map(([, name]) => name)
    const values = fs.readFileSync(path.join(folder, 'terraform.tfvars.example'), 'utf8').replace(/<<-?(\w+)\n[^]*?\n\s*\1/g, '""')
    const given = [...values.matchAll(/^(\w+)\s*=/gm)].map(([, name]) => name)
    for (const name of given) if (!declared.includes(name)) yield `${root}: nobody reads ${name}`
    for (const name of declared) if (!new RegExp(`\\bvar\\.${name}\\b`).test(code.replace(/^variable [^]*?^}/gm, ''))) yield `${root}: ${name} is unused`
  }
})

rule('P19 the example explains each input, and each of its parts', function* () {
  for (const root of LIVE) {
    const folder = path.join(TREE, root)
    const example = fs.readFileSync(path.join(folder, 'terraform.tfvars.example'), 'utf8')
    const explained = example.split(/\n\n/).filter(part => part.trimStart().startsWith('#')).join('\n')
    for (const [declaration, name] of [...files(folder).values()].join('\n').matchAll(/^variable "(\w+)" \{[^]*?^\}/gm)) {
      if (!new RegExp(`^${name}\\s*=`, 'm').test(explained)) yield `${root}: ${name} has no value with a comment above`
      const [, parts = ''] = /object\(\{([^]*?)\}\)/.exec(declaration) ?? []
      for (const [, part] of parts.matchAll(/^\s*([\w-]+)\s*=/gm)) {
        if (!new RegExp(`\\b${part}\\b`).test(explained)) yield `${root}: ${part} of ${name} is nowhere`
      }
    }
  }
})

rule('P20 the image for AWS has the certificates of the database where they are looked for', function* () {
  const [, added] = /^ADD .* (\S+)$/m.exec(fs.readFileSync(path.join(REPOSITORY, 'infra/docker/aws.Dockerfile'), 'utf8'))
  for (const root of LIVE) {
    const [, given] = /^database_ca_file = "(.*)"/m.exec(fs.readFileSync(path.join(TREE, root, 'terraform.tfvars.example'), 'utf8')) ?? []
    // why not without one: then the default of the variable counts, and P19 asks for a value
    if (given && given !== added) yield `${root} looks for ${given}, and the image has ${added}`
  }
})

/** The code of a root: file name to text. */
function files(folder) {
  return new Map(fs.readdirSync(folder).filter(file => file.endsWith('.tf') && !file.endsWith('_override.tf'))
    .map(file => [file, fs.readFileSync(path.join(folder, file), 'utf8')]))
}

policy('P22 everything is tagged, and its cost watched', function* (shown) {
  for (const resource of shown.resources) {
    if (!('tags' in resource)) continue
    for (const tag of ['Project', 'Environment']) if (!resource.tags?.[tag]) yield `${resource.address} has no ${tag}`
  }
  if (shown.all('aws_budgets_budget').length === 0) yield 'nobody hears of a bill'
  if (shown.all('aws_ce_anomaly_subscription').length === 0) yield 'nobody hears of an unusual bill'
  for (const monitor of shown.all('aws_ce_anomaly_monitor')) {
    // why: AWS makes the one by itself in a new account, and then refuses ours
    if (monitor.monitor_type !== 'CUSTOM') yield `${monitor.name} is of a kind that an account has once`
  }
})

policy('P24 no output hides a value', function* (shown) {
  for (const [name, output] of Object.entries(shown.outputs)) if (output.sensitive) yield `${name} is sensitive`
}, roots)
