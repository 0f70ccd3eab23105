// ./millrace terraform --mutate: makes each mistake in a copy, and looks which policies turn red: exactly its own.
import fs from 'node:fs'
import path from 'node:path'
import { serve } from '../offline/provider/server.js'
import { schemasOf } from '../offline/schema/extract.js'
import { Root, copyOf, run } from '../offline/terraform.js'
import { MISTAKES } from './mistakes.js'

const TREE = path.join(import.meta.dirname, '..')
const CACHE = path.join(process.env.MILLRACE_HOME ?? path.join(TREE, '../../.millrace'), 'terraform')
const ROOT = 'live/production'

/** Makes a mistake; returns what undoes it. @throws Error when the place is not there exactly once */
function make({ file, wanted, instead }, folder) {
  const target = path.join(folder, file)
  const before = fs.readFileSync(target, 'utf8')
  const found = typeof wanted === 'string' ? before.split(wanted).length - 1 : [...before.matchAll(new RegExp(wanted.source, `${wanted.flags}g`))].length
  if (found !== 1) throw new Error(`${file} has ${found} places for the mistake`)
  // why a function for text: a dollar in it would mean something
  fs.writeFileSync(target, before.replace(wanted, typeof wanted === 'string' ? () => instead : instead))
  return () => fs.writeFileSync(target, before)
}

/** The policies that are red for what a plan would make, as far as it is known before. */
async function redPolicies(root, copy) {
  const shown = fs.mkdtempSync(path.join(copy, 'shown-'))
  // why no apply: it would find the same, and take three times as long
  await root.call(['plan', '-no-color', '-input=false', '-out=mistake.plan', ...root.variables])
  const plan = JSON.parse((await root.call(['show', '-json', 'mistake.plan'])).stdout)
  fs.writeFileSync(path.join(shown, `${path.basename(ROOT)}.json`), JSON.stringify({ values: plan.planned_values }))
  // why in one process: seventeen take longer to start than to test
  const { output } = await run('node', ['--test-reporter=tap', path.join(import.meta.dirname, 'policies.js')],
    { env: { MILLRACE_TERRAFORM_SHOWN: shown, MILLRACE_TERRAFORM_TREE: copy } })
  const red = [...output.matchAll(/^ *not ok \d+ - (.*)$/gm)].map(([, name]) => name)
  if (!/^# pass \d+$/m.test(output)) throw new Error(output)
  return { policies: [...new Set(red.map(name => name.split(' ')[0]))], red }
}

/** @returns the policies that see a mistake: P18 by a second plan, all others by what the first one makes */
async function seenBy(mistake, root, copy) {
  if (mistake.policy !== 'P18') return redPolicies(root, copy)
  await root.apply()
  const changes = await root.changes()
  for (const file of fs.readdirSync(root.folder).filter(one => one.includes('.tfstate'))) fs.rmSync(path.join(root.folder, file))
  return { policies: changes ? ['P18'] : [], red: changes ? ['P18 a second plan changes something'] : [] }
}

const only = process.argv.slice(2)
const provider = await serve(schemasOf(TREE, CACHE, MISTAKES.map(mistake => mistake.instead)))
const copy = copyOf(TREE)
let caught = 0
let missed = 0
try {
  const root = new Root(copy.folder, ROOT, provider.environment)
  await root.prepare()
  const { red } = await redPolicies(root, copy.folder)
  if (red.length > 0) throw new Error(`policies are red without a mistake:\n${red.join('\n')}`)
  for (const mistake of MISTAKES.filter(one => only.length === 0 || only.some(part => one.what.includes(part)))) {
    let found
    try {
      const undo = make(mistake, copy.folder)
      try {
        found = await seenBy(mistake, root, copy.folder)
      } finally {
        undo()
      }
    } catch (e) {
      found = { policies: [], red: [e.message.trim()] }
    }
    const isCaught = found.policies.join() === mistake.policy
    if (isCaught) caught++
    else missed++
    console.log(`  ${isCaught ? 'ok  ' : 'FAIL'}  ${mistake.what} → ${found.red.join('; ') || 'nothing is red'}`)
    if (!isCaught) console.log(`        should be ${mistake.policy} alone`)
  }
} finally {
  copy.remove()
  provider.close()
}
console.log(`\nmillrace terraform --mutate: ${caught} passed, ${missed} failed`)
process.exitCode = missed === 0 ? 0 : 1
