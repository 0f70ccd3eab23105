// A suite of its own, started and stopped by ./millrace as a developer would.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..')

const START_LIMIT_MILLIS = 240_000

export class Suite {
  static async start(portBase, ...options) {
    const home = mkdtempSync(path.join(tmpdir(), 'millrace-lab-'))
    const env = { ...process.env, MILLRACE_HOME: home, MILLRACE_NO_BUILD: 'true' }
    const child = spawn('./millrace', ['up', '--port-base', String(portBase), ...options], { cwd: repository, env })
    const suite = new Suite(home, child, portBase)
    try {
      await suite.#ready()
    } catch (e) {
      await suite.stop()
      throw e
    }
    return suite
  }

  constructor(home, child, portBase) {
    this.home = home
    this.portBase = portBase
    this.child = child
    this.ended = new Promise(resolve => child.once('exit', resolve))
  }

  #ready() {
    return new Promise((resolve, reject) => {
      let said = ''
      const late = setTimeout(() => reject(new Error(`not ready in time:\n${said}`)), START_LIMIT_MILLIS)
      const hear = text => {
        said += text
        if (said.includes('Ready in')) {
          clearTimeout(late)
          resolve()
        }
      }
      this.child.stdout.on('data', hear)
      this.child.stderr.on('data', hear)
      this.ended.then(code => reject(new Error(`./millrace up ended with ${code}:\n${said}`)))
    })
  }

  api(host) { return `http://${host}:${this.portBase}` }

  /** An access token, by the command that developers use. */
  token(user, ...roles) {
    const options = roles.flatMap(role => ['--role', role])
    const env = { MILLRACE_HOME: this.home, MILLRACE_NO_BUILD: 'true' }
    return run('./millrace', ['token', user, ...options], env, repository).trim()
  }

  /** The suite's own page. */
  page() { return `http://127.0.0.1:${this.portBase + 9}` }

  issuer(host) { return `http://${host}:${this.portBase + 4}` }

  async stop() {
    this.child.kill('SIGTERM')
    await this.ended
    rmSync(this.home, { recursive: true, force: true })
  }
}

/** Runs a program to its end and gives its output; throws what it said when it failed. */
export function run(program, args, env = {}, cwd = undefined) {
  const options = { cwd, env: { ...process.env, ...env }, encoding: 'utf8', maxBuffer: 64 << 20 }
  const { status, stdout, stderr, error } = spawnSync(program, args, options)
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error ?? stdout + stderr}`)
  return stdout
}
