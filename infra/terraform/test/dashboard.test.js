import fs from 'node:fs'
import path from 'node:path'
import { calling } from './lab/calling.js'
import { REPOSITORY } from './lab/code.js'
import { drawn } from './lab/drawing.js'
import { list, policy } from './lab/policy.js'
import { environments } from './lab/shown.js'
import { unsent } from './lab/unsent.js'

const PICTURE = 'infra/docs/dashboard.svg'

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

policy('P15 the dashboard draws what the services send', function* (shown) {
  for (const dashboard of shown.some('aws_cloudwatch_dashboard')) yield* unsent(drawnBy(dashboard), dashboard.dashboard_name)
})

policy('P15 the dashboard shows every alarm that calls somebody', function* (shown) {
  for (const { dashboard_body } of shown.some('aws_cloudwatch_dashboard')) {
    const drawn = JSON.parse(dashboard_body).widgets.filter(one => one.type === 'alarm').flatMap(one => one.properties.alarms)
    for (const { arn, alarm_name } of calling(shown)) {
      const times = drawn.filter(one => one === arn).length
      if (times !== 1) yield `${alarm_name} is there ${times} times`
    }
    if (drawn.length !== new Set(calling(shown).map(alarm => alarm.arn)).size) yield 'it shows what is no alarm of ours'
  }
})

policy('P15 the dashboard fits on a page, and nothing covers anything', function* (shown) {
  for (const { dashboard_name, dashboard_body } of shown.some('aws_cloudwatch_dashboard')) {
    const { widgets } = JSON.parse(dashboard_body)
    const taken = new Set()
    for (const { x, y, width, height, properties } of widgets) {
      const what = properties.title ?? 'the text'
      if (x + width > 24) yield `${dashboard_name}: ${what} is beyond the edge`
      for (let column = x; column < x + width; column++) {
        for (let row = y; row < y + height; row++) {
          if (taken.has(`${column} ${row}`)) yield `${dashboard_name}: ${what} covers another one at ${column} ${row}`
          taken.add(`${column} ${row}`)
        }
      }
      if (list(properties.alarms).length > 100) yield `${dashboard_name}: CloudWatch shows 100 alarms`
    }
    const rows = Math.max(...widgets.map(one => one.y + one.height))
    if (taken.size !== 24 * rows) yield `${dashboard_name} has holes`
  }
})

/** DASHBOARD_WRITE=true draws it. why production's: it has all alarms, the canary's too. */
policy('P15 the picture of the dashboard is of this one', function* (shown) {
  const [{ dashboard_name, dashboard_body }] = shown.some('aws_cloudwatch_dashboard')
  const file = path.join(REPOSITORY, PICTURE)
  const picture = drawn(dashboard_body).replaceAll(dashboard_name, 'millrace')
  if (process.env.DASHBOARD_WRITE === 'true') fs.writeFileSync(file, picture)
  if (fs.readFileSync(file, 'utf8') !== picture) yield `${PICTURE} is of another dashboard`
}, environments.filter(shown => shown.name === 'production'))
