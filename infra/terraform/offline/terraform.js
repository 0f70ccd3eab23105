// Runs terraform as if there were an account: copies of the roots, the served provider, state in a local file.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pack } from '../canary/pack.js'

/** Roots in the order in which an SRE applies them. */
export const ROOTS = ['bootstrap', 'live/staging', 'live/production']

/** Runs a program to its end and returns its exit code and all that it wrote. */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...options.env } })
    const out = []
    const err = []
    const all = []
    child.stdout.on('data', chunk => out.push(chunk) && all.push(chunk))
    child.stderr.on('data', chunk => err.push(chunk) && all.push(chunk))
    child.on('error', reject)
    child.on('close', code => {
      const [stdout, stderr, output] = [out, err, all].map(chunks => String(Buffer.concat(chunks)))
      resolve({ code, stdout, stderr, output })
    })
  })
}

/** A copy of infra/terraform that may be changed and applied; remove() it. */
export function copyOf(tree) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'millrace-terraform-'))
  const skipped = path.join(tree, 'offline')
  fs.cpSync(tree, folder, {
    recursive: true,
    verbatimSymlinks: true,
    filter: from => from !== skipped && !from.includes('.terraform') && !from.endsWith('.tfstate'),
  })
  pack(folder)
  return { folder, remove: () => fs.rmSync(folder, { recursive: true, force: true }) }
}

/** Terraform in one root of a copy. */
export class Root {
  constructor(copy, name, environment) {
    this.folder = path.join(copy, name)
    this.environment = environment
    this.variables = fs.existsSync(path.join(this.folder, 'terraform.tfvars.example')) ? ['-var-file=terraform.tfvars.example'] : []
  }

  /** @throws Error with what terraform complained of, when it ends with another code than 0 or those allowed */
  async call(args, allowed = [0]) {
    const { code, stdout, stderr, output } = await run('terraform', args, { cwd: this.folder, env: this.environment })
    if (!allowed.includes(code)) throw new Error(`terraform ${args[0]} ended with ${code}\n${stderr}`)
    return { code, stdout, output }
  }

  async prepare() {
    fs.writeFileSync(path.join(this.folder, 'backend_override.tf'), 'terraform {\n  backend "local" {}\n}\n')
    await this.call(['init', '-no-color', '-input=false'])
    await this.call(['validate', '-no-color'])
  }

  async apply() {
    await this.call(['apply', '-no-color', '-input=false', '-auto-approve', '-compact-warnings', ...this.variables])
  }

  /** What a second plan would still change: text, or null for nothing. */
  async changes() {
    const { code, output } = await this.call(['plan', '-no-color', '-input=false', '-detailed-exitcode', ...this.variables], [0, 2])
    return code === 0 ? null : output
  }

  /** The applied state, as terraform show -json has it. */
  async shown() {
    return JSON.parse((await this.call(['show', '-json'])).stdout)
  }
}

/** All resources of a shown state, those of modules included. */
export function resourcesOf({ values }) {
  const within = module => [...(module.resources ?? []), ...(module.child_modules ?? []).flatMap(within)]
  return within(values?.root_module ?? {})
}
