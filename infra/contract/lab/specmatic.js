// Runs Specmatic's generated tests; it needs a JDK, as the suite does.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const jar = path.join(path.dirname(createRequire(import.meta.url).resolve('specmatic/package.json')), 'specmatic.jar')

/** Operations that end: the event streams do not. A worker's report is taken of the effective attempt only, which no outsider knows. */
const FILTER = "PATH!='/api/videos/events' && PATH!='/api/videos/{id}/events' && "
  + "(PATH!='/api/webhooks/transcoding' || STATUS!='204')"

/**
 * Tests the API at `url` as the document says, with examples for the ids that must exist; gives what it printed and its exit
 * code. No name is resolved but this machine's, so that nothing of it, usage figures above all, goes anywhere else.
 */
export async function specmatic({ document, url, token, examples, folder }) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'specmatic.yaml'), 'version: 2\ndisable_telemetry: true\n')
  writeFileSync(path.join(folder, 'hosts'), '127.0.0.1 localhost\n')
  const java = process.env.MILLRACE_JAVA_HOME ? path.join(process.env.MILLRACE_JAVA_HOME, 'bin/java') : 'java'
  const child = spawn(java, [
    // why: it tries patterns by exception, which without stack traces goes several times as fast
    '-XX:-StackTraceInThrowable', '-XX:+UseSerialGC', `-Djdk.net.hosts.file=${path.join(folder, 'hosts')}`,
    '-jar', jar, 'test', document, `--testBaseURL=${url}`, `--examples=${examples}`, `--filter=${FILTER}`,
    '--junitReportDir=junit', '--timeout=60',
  ], { cwd: folder, env: { ...process.env, bearer: token, MAX_TEST_REQUEST_COMBINATIONS: '8' } })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', text => { said += text })
  const code = await new Promise(resolve => child.once('exit', resolve))
  return { code, said }
}
