// What the services of a suite measure, once a second. A sample stands for a period of an alarm, so that hours pass in seconds.
import { setTimeout as after } from 'node:timers/promises'

const EVERY_MS = 1000
const SERVICES = { gateway: 'api-gateway', upload: 'upload-service', transcode: 'worker', video: 'video-service' }

/** 'video.failures.count fault=OURS': whose it is, and which lines of its page it is made of. */
function parsed(key) {
  const [series, ...tags] = key.split(' ')
  const [, meter, statistic] = /^(.*)\.(\w+)$/.exec(series)
  return { service: SERVICES[meter.split('.')[0]], name: meter.replaceAll('.', '_'), statistic, tags: tags.map(tag => tag.replace('=', '="') + '"') }
}

/** The values of a name with these tags on a page of Prometheus. */
function valuesOf(page, name, tags) {
  return [...page.matchAll(new RegExp(`^${name}(?:\\{([^}]*)\\})? (\\S+)$`, 'gm'))]
    .filter(([, all = '']) => tags.every(tag => all.split(',').includes(tag)))
    .map(([, , value]) => Number(value))
}

const sum = values => values.reduce((all, one) => all + one, 0)
const GAUGES = { value: values => Math.max(...values) }

export class Recorder {
  #processes
  #keys
  #others
  #before = new Map()
  #samples = []
  #running = true
  #failed

  /** @param processes { name, url } of each instance; may grow. @param others by key: a question with a number as its answer */
  constructor(processes, keys, others) {
    this.#processes = processes
    this.#keys = keys
    this.#others = others
    this.ended = this.#run().catch(e => { this.#failed = e })
  }

  async #run() {
    while (this.#running) {
      const began = Date.now()
      this.#samples.push(await this.#sample())
      await after(Math.max(0, EVERY_MS - (Date.now() - began)))
    }
  }

  async #sample() {
    const pages = new Map(await Promise.all(this.#processes.map(async process => [process, await page(process)])))
    const sample = {}
    for (const key of this.#keys) sample[key] = this.#measured(key, pages)
    for (const [key, ask] of Object.entries(this.#others)) sample[key] = await ask()
    return sample
  }

  /** null where no instance answers, as CloudWatch has no value then. */
  #measured(key, pages) {
    const { service, name, statistic, tags } = parsed(key)
    const answers = [...pages].filter(([process, text]) => text !== null && process.name.startsWith(service))
    if (statistic in GAUGES) {
      const values = answers.flatMap(([, text]) => valuesOf(text, name, tags))
      // why the least: an alarm on a fence is about the worst machine
      return values.length === 0 ? null : name === 'transcode_fence' ? Math.min(...values) : GAUGES[statistic](values)
    }
    if (statistic === 'avg') {
      const [total, count] = ['sum', 'count'].map(part => sum(answers.map(([process, text]) => this.#since(`${name}_${part}`, tags, process, text))))
      return count > 0 ? total / count : null
    }
    return answers.length === 0 ? null : sum(answers.map(([process, text]) => this.#since(`${name}_total`, tags, process, text)))
  }

  /** What a counter of a process grew by since the sample before. */
  #since(name, tags, process, text) {
    const key = `${process.name} ${name} ${tags}`
    const value = sum(valuesOf(text, name, tags))
    const before = this.#before.get(key) ?? 0
    this.#before.set(key, value)
    return value - before
  }

  /** The number of samples, as a mark between phases. */
  get mark() { return this.#samples.length }

  last() { return this.#samples.at(-1) }

  /** Adds to the last sample what came in another way. */
  add(key, value) { this.last()[key] += value }

  /** The values of a key from a mark on. */
  from(mark, key) { return this.#samples.slice(mark).map(sample => sample[key]) }

  /** Waits until so many whole samples were taken from now on. @returns the mark behind them */
  async samples(number) {
    const end = this.mark + number + 1
    await this.until(() => this.mark >= end)
    return this.mark
  }

  /** Waits until it holds. @throws Error with the last sample after two minutes */
  async until(holds, what = holds) {
    for (const end = Date.now() + 120_000; !(await holds());) {
      if (this.#failed) throw this.#failed
      if (Date.now() > end) throw new Error(`never so: ${what}\n${JSON.stringify(this.last())}`)
      await after(100)
    }
  }

  /**
   * The story of an alarm: calm, trouble, calm again.
   * @param marks where each of the three begins, and where the last ends
   * @param isOnePeriod whether a phase is one period, so that counters are summed
   */
  story(keys, marks, isOnePeriod) {
    return marks.slice(0, -1).map((from, i) => Object.fromEntries(keys.map(key => {
      const values = this.#samples.slice(from, marks[i + 1]).map(sample => sample[key])
      return [key, isOnePeriod ? [sum(values.map(value => value ?? 0))] : values]
    })))
  }

  async stop() {
    this.#running = false
    await this.ended
    if (this.#failed) throw this.#failed
  }
}

/** The metrics of a process; null when it does not answer. */
async function page({ url }) {
  try {
    return await (await fetch(new URL('/actuator/prometheus', url), { signal: AbortSignal.timeout(900) })).text()
  } catch (e) {
    if (['TimeoutError', 'TypeError'].includes(e.name)) return null
    throw e
  }
}
