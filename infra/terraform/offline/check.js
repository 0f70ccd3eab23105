// ./millrace terraform: format, validation, an offline apply of each root and an empty second plan, modules' tests, policy tests.
// With a file of stories, as alarms/fire.js writes it: only whether each alarm goes off on them, and is over again.
import fs from 'node:fs'
import path from 'node:path'
import { serve } from './provider/server.js'
import { schemasOf } from './schema/extract.js'
import { ROOTS, Root, copyOf, resourcesOf, run } from './terraform.js'

const TREE = path.join(import.meta.dirname, '..')
const CACHE = path.join(process.env.MILLRACE_HOME ?? path.join(TREE, '../../.millrace'), 'terraform')
const ALARMS = ['aws_cloudwatch_metric_alarm', 'aws_cloudwatch_composite_alarm']
const SHOWN = path.join(CACHE, 'shown')
const [stories] = process.argv.slice(2)

let passed = 0
let failed = 0

/** Runs one check and prints its line; what it returns stands behind the name. */
async function check(name, body) {
  const began = Date.now()
  try {
    const found = await body()
    passed++
    console.log(`  ok    ${name}${found ? `: ${found}` : ''} (${((Date.now() - began) / 1000).toFixed(1)} s)`)
  } catch (e) {
    failed++
    console.log(`  FAIL  ${name}\n${e.message.replace(/^/gm, '        ')}`)
  }
}

async function succeeds(program, args, options) {
  const { code, output } = await run(program, args, options)
  if (code !== 0) throw new Error(output)
  return output
}

async function checkRoot(copy, name, environment) {
  const root = new Root(copy, name, environment)
  let applied = false
  await check(`${name} is valid`, () => root.prepare())
  await check(`${name} applies`, async () => {
    await root.apply()
    const shown = await root.shown()
    fs.writeFileSync(path.join(SHOWN, `${path.basename(name)}.json`), JSON.stringify(shown))
    applied = true
    const made = resourcesOf(shown).filter(resource => resource.mode === 'managed')
    const alarms = made.filter(resource => ALARMS.includes(resource.type))
    return `${made.length} resources${alarms.length > 0 ? `, ${alarms.length} of them alarms` : ''}`
  })
  if (!applied || stories) return
  await check(`${name} changes nothing when it is applied again`, async () => {
    const changes = await root.changes()
    if (changes) throw new Error(changes)
  })
}

/** Modules that have tests of their own. */
function tested(copy) {
  const modules = path.join(copy, 'modules')
  return fs.readdirSync(modules).filter(name => fs.readdirSync(path.join(modules, name)).some(file => file.endsWith('.tftest.hcl')))
}

async function checkModule(copy, name, environment) {
  const options = { cwd: path.join(copy, 'modules', name), env: environment }
  await check(`module ${name}'s own tests`, async () => {
    await succeeds('terraform', ['init', '-no-color', '-input=false'], options)
    return /\d+ passed/.exec(await succeeds('terraform', ['test', '-no-color'], options))[0]
  })
}

/** Each policy test is one of the count. */
async function checkPolicies() {
  const folder = path.join(TREE, 'test')
  const files = fs.readdirSync(folder).filter(file => (stories ? file === 'recorded.test.js' : file.endsWith('.test.js')))
  const { code, output } = await run('node', ['--test', '--test-reporter=spec', ...files.map(file => path.join(folder, file))],
    { env: { MILLRACE_TERRAFORM_SHOWN: SHOWN, ...(stories ? { MILLRACE_STORIES: stories } : {}) } })
  const count = word => Number(new RegExp(`^ℹ ${word} (\\d+)$`, 'm').exec(output)?.[1] ?? 0)
  passed += count('pass')
  failed += count('fail') || (code === 0 ? 0 : 1)
  console.log(`  ${code === 0 ? 'ok  ' : 'FAIL'}  policy tests: ${count('pass')} passed, ${count('fail')} failed`)
  if (code !== 0) console.log(output.replace(/^/gm, '        '))
}

fs.rmSync(SHOWN, { recursive: true, force: true })
fs.mkdirSync(SHOWN, { recursive: true })
const began = Date.now()
if (!stories) await check('format', () => succeeds('terraform', ['fmt', '-no-color', '-check', '-diff', '-recursive', TREE]).then(() => ''))
const provider = await serve(schemasOf(TREE, CACHE))
const copy = copyOf(TREE)
try {
  for (const name of stories ? ['live/production'] : ROOTS) await checkRoot(copy.folder, name, provider.environment)
  for (const name of stories ? [] : tested(copy.folder)) await checkModule(copy.folder, name, provider.environment)
  await checkPolicies()
} finally {
  copy.remove()
  provider.close()
}
console.log(`\nmillrace terraform: ${passed} passed, ${failed} failed in ${Math.round((Date.now() - began) / 1000)} s`)
process.exitCode = failed === 0 ? 0 : 1
