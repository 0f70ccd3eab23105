// The schema of the AWS provider without the provider: taken from the npm package that was generated from it, once, and kept.
import { execFileSync } from 'node:child_process'
import crypto from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { providerBlock, typeBlock } from './blocks.js'
import { sourceOf } from './sources.js'

/** Generated from version 6.25.0 of the provider, which the roots name. */
const PACKAGE = '@cdktf/provider-aws@21.22.1'
const INTEGRITY = 'sha512-BuSHeaQFUL9l33pBzIMRT7cTQ69AM2mLtijjteCPhVQRmvuhuj9Lvfymf7knAMhYqAT6+Lrls9jiGVW/Us3zrQ=='

// Their rules are untyped in the package, and a set of anything is not allowed: rule_json takes them.
const UNTYPED = { aws_wafv2_web_acl: 'rule', aws_wafv2_rule_group: 'rule' }

/** The schemas from the package's unpacked lib folder. */
export function schemasFrom(lib) {
  const schemas = { resource_schemas: {}, data_source_schemas: {} }
  for (const folder of fs.readdirSync(lib).sort()) {
    const text = sourceOf(path.join(lib, folder))
    const [, name, kind] = /^export class (\w+) extends cdktf\.Terraform(Resource|DataSource|Provider) \{/m.exec(text ?? '') ?? []
    if (kind === 'Provider') {
      schemas.provider = { version: 0, block: providerBlock(text) }
    } else if (kind) {
      const type = /public static readonly tfResourceType = "([^"]+)"/.exec(text)[1]
      const block = typeBlock(text, name)
      delete block.block_types[UNTYPED[type]]
      schemas[kind === 'Resource' ? 'resource_schemas' : 'data_source_schemas'][type] = { version: 0, block }
    }
  }
  return schemas
}

/**
 * The schemas of the types that a tree names. why not all 2211: Terraform reads them anew in each of its commands, seconds long.
 *
 * @param further code that will be put into the tree later
 */
export function schemasOf(tree, cache, further = []) {
  const texts = fs.readdirSync(tree, { recursive: true }).filter(file => file.endsWith('.tf')).map(file => fs.readFileSync(path.join(tree, file), 'utf8'))
  const named = new Set([...texts, ...further].join('\n').match(/(?<=^(?:resource|data) ")aws_\w+/gm))
  const { provider, resource_schemas: resources, data_source_schemas: sources } = schemas(cache)
  const namedOf = all => Object.fromEntries(Object.entries(all).filter(([type]) => named.has(type)))
  return { provider, resource_schemas: namedOf(resources), data_source_schemas: namedOf(sources) }
}

/** All schemas, from the cache folder after the first time. The package has 37 MB. */
function schemas(cache) {
  const kept = path.join(cache, `schema-${PACKAGE.split('@').pop()}.json`)
  if (fs.existsSync(kept)) return JSON.parse(fs.readFileSync(kept, 'utf8'))
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'millrace-schema-'))
  try {
    execFileSync('npm', ['pack', '--silent', PACKAGE], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
    const archive = path.join(folder, fs.readdirSync(folder).find(file => file.endsWith('.tgz')))
    const digest = `sha512-${crypto.createHash('sha512').update(fs.readFileSync(archive)).digest('base64')}`
    if (digest !== INTEGRITY) throw new Error(`${PACKAGE} is not what it was: ${digest}`)
    execFileSync('tar', ['-xzf', archive, '-C', folder, '--wildcards', 'package/lib/*/index.js'])
    const made = schemasFrom(path.join(folder, 'package/lib'))
    fs.mkdirSync(cache, { recursive: true })
    fs.writeFileSync(`${kept}.part`, JSON.stringify(made))
    fs.renameSync(`${kept}.part`, kept)
    return made
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}
