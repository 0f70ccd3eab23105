import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { PRICES } from '../cost/prices.js'
import { SCALES, perMonth } from '../cost/scales.js'
import { tables } from '../cost/tables.js'
import { REPOSITORY, series } from './lab/code.js'
import { environments } from './lab/shown.js'

const PAGE = path.join(REPOSITORY, 'infra/docs/sizing.md')

/** SIZING_WRITE=true writes them. */
test('sizing.md has the tables that its program computes', () => {
  for (const [name, table] of Object.entries(tables(environments, series().size))) {
    const page = fs.readFileSync(PAGE, 'utf8')
    const begin = page.indexOf('\n', page.indexOf(`<!-- ${name}:`)) + 1
    const end = page.indexOf(`<!-- end of ${name}`)
    if (process.env.SIZING_WRITE === 'true') fs.writeFileSync(PAGE, `${page.slice(0, begin)}${table}\n${page.slice(end)}`)
    else assert.equal(page.slice(begin, end), `${table}\n`, `${name}: SIZING_WRITE=true ./millrace terraform writes it`)
  }
})

test('one video costs what its parts cost, added up by hand', () => {
  const { workers, sources, outputs, playback } = perMonth({ videos: 1_000_000, busy: 1, onDemand: 0 })
  // 180 s of 1.8 CPU seconds on 4 vCPU: 81 s of a machine
  assert.ok(Math.abs(workers - 81 / 3600 * 1e6 * (PRICES.workerSpotHour + 80 * PRICES.diskGigabyte / 730)) < 1)
  // 0.3 TB for each thousand videos: one month as it came, eleven archived
  assert.equal(Math.round(sources), Math.round(300_000 * 0.023 + 3_300_000 * 0.004 + 20))
  assert.equal(Math.round(outputs), Math.round(120_000 * (0.023 + 2 * 0.0125 + 9 * 0.004) + 12e6 * 90 * 0.0000025))
  // 20 views of 108 s at 2.5 Mbit/s are 675 MB: 675 TB, by the steps of the price list, and 900 million requests
  assert.equal(Math.round(playback), Math.round(9216 * 0.085 + 30720 * 0.08 + 61440 * 0.06 + 256000 * 0.04 + 316600 * 0.03 + 890))
})

test('few videos cost machines, and many cost work', () => {
  const [few, , many] = SCALES.map(scale => perMonth(scale).workers / scale.videos)
  assert.ok(few > 5 * many)
})
