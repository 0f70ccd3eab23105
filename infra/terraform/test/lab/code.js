// What the code and its pages say, which the infrastructure must agree with.
import fs from 'node:fs'
import path from 'node:path'

export const REPOSITORY = path.resolve(import.meta.dirname, '../../../..')
/** The modules and roots; in a mutation run a copy with a mistake in it. */
export const TREE = process.env.MILLRACE_TERRAFORM_TREE ?? path.resolve(import.meta.dirname, '../..')

const text = file => fs.readFileSync(path.join(REPOSITORY, file), 'utf8')
const cells = line => line.split('|').slice(1, -1).map(cell => cell.trim())
const unquoted = cell => cell.replace(/`/g, '')

/** The rows of the table that a page has between two comments. */
function table(file, name) {
  const [, body] = text(file).split(`<!-- ${name}:`)
  return body.split(`<!-- end of ${name}`)[0].split('\n').filter(line => line.startsWith('| `')).map(cells)
}

const variableOf = setting => setting.toUpperCase().replace(/\./g, '_').replace(/-/g, '')

/** Environment variables of each service by its name, with their defaults. */
export function settingsOf(service) {
  return new Map(table('infra/docs/settings.md', 'settings').filter(([, services]) => services.split(', ').includes(service))
    .map(([setting, , value]) => [variableOf(unquoted(setting)), unquoted(value)]))
}

/** The series that a service sends: 'service name dimension=value …' of every combination. */
export function series() {
  return new Set(table('infra/docs/signals.md', 'signals').flatMap(([meter, service, statistics, dimensions]) => {
    const choices = dimensions === '–' ? [] : dimensions.split('; ').map(one => one.split(': '))
    const combinations = choices.reduce((all, [key, values]) =>
      all.flatMap(before => values.split(', ').map(value => [...before, `${key}=${value}`])), [[]])
    return statistics.split(', ').flatMap(statistic => combinations.map(dimension =>
      [service, `${unquoted(meter)}.${statistic}`, ...dimension.sort()].join(' ')))
  }))
}

/** The tag of sources as the code writes it: [key, value]. */
export function sourceTag() {
  return /SOURCE_TAG = "([^"]+)"/.exec(text('common-lib/src/main/java/dev/millrace/common/keys/ObjectKeys.java'))[1].split('=')
}

/** How long services keep an idle connection, in seconds. */
export function keepAlive() {
  return Number(/keep-alive-timeout: (\d+)s/.exec(text('common-lib/src/main/resources/millrace-defaults.yml'))[1])
}

/** '90s', '10m', '6h', '7d' in seconds. */
export function seconds(duration) {
  const [, number, unit] = /^(\d+)(s|m|h|d)$/.exec(duration)
  return number * { s: 1, m: 60, h: 3600, d: 86400 }[unit]
}
