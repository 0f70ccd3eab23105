// What CloudWatch would make of an alarm: its own series or expressions over recorded values, a state for each period.
import { list } from './policy.js'

const FUNCTIONS = {
  CEIL: Math.ceil,
  ABS: Math.abs,
  IF: (condition, yes, no = null) => (condition === null ? null : condition !== 0 ? yes : no),
  // why apart: all others know nothing where one of their values is missing
  FILL: (value, instead) => value ?? instead,
}
const LENIENT = ['FILL', 'IF']
const OPERATORS = [
  { '||': (a, b) => Number(a !== 0 || b !== 0), OR: (a, b) => Number(a !== 0 || b !== 0) },
  { '&&': (a, b) => Number(a !== 0 && b !== 0), AND: (a, b) => Number(a !== 0 && b !== 0) },
  {
    '>': (a, b) => Number(a > b), '<': (a, b) => Number(a < b), '>=': (a, b) => Number(a >= b), '<=': (a, b) => Number(a <= b),
    '==': (a, b) => Number(a === b), '!=': (a, b) => Number(a !== b),
  },
  { '+': (a, b) => a + b, '-': (a, b) => a - b },
  // why nothing: CloudWatch has no value where it would divide by zero
  { '*': (a, b) => a * b, '/': (a, b) => (b === 0 ? null : a / b) },
]

/** The value of an expression of metric math. @param values by id, null where a period has none */
export function valueOf(expression, values) {
  const tokens = expression.match(/\d+(?:\.\d+)?|\w+|[<>=!]=|&&|\|\||[-+*/<>(),]/g)
  const take = wanted => tokens[0] === wanted && tokens.shift()
  const level = depth => {
    if (depth === OPERATORS.length) return atom()
    let left = level(depth + 1)
    while (Object.hasOwn(OPERATORS[depth], tokens[0] ?? '')) {
      const operator = OPERATORS[depth][tokens.shift()]
      const right = level(depth + 1)
      left = left === null || right === null ? null : operator(left, right)
    }
    return left
  }
  const atom = () => {
    if (take('(')) {
      const value = level(0)
      take(')')
      return value
    }
    if (take('-')) {
      const value = atom()
      return value === null ? null : -value
    }
    const token = tokens.shift()
    if (/^\d/.test(token)) return Number(token)
    if (!take('(')) {
      if (!(token in values)) throw new Error(`${expression} names ${token}`)
      return values[token]
    }
    const arguments_ = []
    do arguments_.push(level(0)); while (take(','))
    take(')')
    if (!FUNCTIONS[token]) throw new Error(`${expression} calls ${token}`)
    return !LENIENT.includes(token) && arguments_.includes(null) ? null : FUNCTIONS[token](...arguments_)
  }
  const value = level(0)
  if (tokens.length > 0) throw new Error(`${expression} ends with ${tokens.join(' ')}`)
  return value
}

/** How a series is called here: its name, and of our own the dimensions that are not the service. */
const keyOf = (name, dimensions) => {
  const { service, ...others } = dimensions ?? {}
  return service ? [name, ...Object.entries(others).map(([key, value]) => `${key}=${value}`).sort()].join(' ') : name
}

/** @throws Error when it was not recorded: an alarm that reads what is not there would be calm */
function recordedAs(name, dimensions, recorded) {
  const key = keyOf(name, dimensions)
  if (!recorded[key]) throw new Error(`nothing is recorded of ${key}`)
  return recorded[key]
}

/** What an alarm compares in each period. @param recorded by name of the series: an array with a value or null for each period */
function compared(alarm, recorded) {
  if (alarm.metric_name) return recordedAs(alarm.metric_name, alarm.dimensions, recorded)
  const queries = list(alarm.metric_query)
  const known = queries.filter(one => list(one.metric).length > 0)
    .map(({ id, metric: [{ metric_name, dimensions }] }) => [id, recordedAs(metric_name, dimensions, recorded)])
  return Array.from({ length: Math.max(...known.map(([, values]) => values.length)) }, (_, period) => {
    const values = Object.fromEntries(known.map(([id, series]) => [id, series[period] ?? null]))
    // why in turn: an expression may name another one that stands below it
    let left = queries.filter(one => one.expression)
    while (left.length > 0) {
      const ready = left.find(one => [...one.expression.matchAll(/\b[a-z]\w*/g)].every(([id]) => id in values))
      if (!ready) throw new Error(`${alarm.alarm_name}: ${left.map(one => one.expression)}`)
      values[ready.id] = valueOf(ready.expression, values)
      left = left.filter(one => one !== ready)
    }
    return values[queries.find(one => one.return_data).id]
  })
}

const COMPARISONS = {
  GreaterThanThreshold: (value, threshold) => value > threshold,
  GreaterThanOrEqualToThreshold: (value, threshold) => value >= threshold,
  LessThanThreshold: (value, threshold) => value < threshold,
  LessThanOrEqualToThreshold: (value, threshold) => value <= threshold,
}

/** @returns {string[]} 'ALARM', 'OK' or 'INSUFFICIENT_DATA' after each period; what was before the first is missing */
export function statesOf(alarm, recorded) {
  const values = compared(alarm, recorded)
  const [last, needed] = [alarm.evaluation_periods, alarm.datapoints_to_alarm ?? alarm.evaluation_periods]
  const states = []
  values.forEach((_, period) => {
    const window = Array.from({ length: last }, (_, i) => values[period - i] ?? null)
    const known = window.filter(value => value !== null)
    const breaches = known.filter(value => COMPARISONS[alarm.comparison_operator](value, alarm.threshold)).length
    const missing = last - known.length
    const before = states.at(-1) ?? 'INSUFFICIENT_DATA'
    if (breaches + (alarm.treat_missing_data === 'breaching' ? missing : 0) >= needed) states.push('ALARM')
    else if (known.length === 0 && alarm.treat_missing_data === 'ignore') states.push(before)
    else if (known.length === 0 && alarm.treat_missing_data === 'missing') states.push('INSUFFICIENT_DATA')
    else states.push('OK')
  })
  return states
}

/** What an alarm of one period sees at the end of each step, when its period slides: sums of counters. @param step in seconds */
function sliding(alarm, recorded, step) {
  const period = alarm.period ?? list(alarm.metric_query).flatMap(query => list(query.metric))[0].period
  const steps = period / step
  return Object.fromEntries(Object.entries(recorded).map(([key, values]) =>
    [key, values.map((_, at) => values.slice(Math.max(0, at - steps + 1), at + 1).reduce((sum, value) => sum + (value ?? 0), 0))]))
}

/** The states of a composite alarm of the form ALARM("a") AND ALARM("b"), whose parts each have one period. @param parts metric alarms */
export function statesOfComposite({ alarm_rule }, parts, recorded, step) {
  const names = alarm_rule.split(' AND ').map(part => /^ALARM\("([^"]+)"\)$/.exec(part)[1])
  const states = names.map(name => {
    const alarm = parts.find(part => part.alarm_name === name)
    if (!alarm || alarm.evaluation_periods !== 1) throw new Error(`${name} is no alarm of one period`)
    return statesOf(alarm, sliding(alarm, recorded, step))
  })
  return states[0].map((_, at) => (states.every(one => one[at] === 'ALARM') ? 'ALARM' : 'OK'))
}
