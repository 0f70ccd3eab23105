import assert from 'node:assert/strict'
import { test } from 'node:test'
import { environments } from './shown.js'

/**
 * A policy as a test: fails with all that is against it.
 * @param find generator that is given one root and yields a sentence for each thing that is wrong
 * @param where roots that it holds for; those that run Millrace by default
 */
export function policy(name, find, where = environments) {
  test(name, () => {
    assert.ok(where.length > 0, 'nothing was applied: run ./millrace terraform')
    const wrong = where.flatMap(root => [...find(root)].map(sentence => `${root.name}: ${sentence}`))
    assert.equal(wrong.length, 0, wrong.join('\n'))
  })
}

/** A policy about files alone. */
export function rule(name, find) {
  policy(name, find, [{ name: 'files' }])
}

/** An argument that may be one value, a list, or absent. */
export const list = value => (value === null || value === undefined ? [] : [value].flat())
