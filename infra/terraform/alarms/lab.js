// A suite under one's hands: its API, its rows, its queues and bucket, and its processes, which Linux shows below /proc.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { AwsClient } from 'aws4fetch'
import pg from 'pg'
import { makeClip } from '../../browser/lab/clip.js'
import { Suite, repository, run } from '../../browser/lab/suite.js'

const SOURCE_MIME = 'video/mp4'
/** why the last one last: it is what runs this */
const WITHOUT_TOOLS = 'for tool in setpriv unshare; do mount --bind /dev/null "$(command -v $tool)"; done; exec "$@"'

export class Lab {
  static async start(portBase) {
    const suite = await Suite.start(portBase)
    try {
      return new Lab(suite)
    } catch (e) {
      await suite.stop()
      throw e
    }
  }

  constructor(suite) {
    this.suite = suite
    this.processes = JSON.parse(fs.readFileSync(path.join(suite.home, 'state.json'), 'utf8')).processes.filter(one => one.url.startsWith('http'))
    this.settings = settingsOf(this.process('video-service').pid)
    const { hostname, port, pathname } = new URL(this.settings['spring.datasource.url'].slice('jdbc:'.length))
    this.database = new pg.Pool({
      host: hostname, port, database: pathname.slice(1), user: this.settings['spring.datasource.username'], password: this.settings['spring.datasource.password'],
    })
    this.aws = new AwsClient({
      accessKeyId: this.settings['spring.cloud.aws.credentials.access-key'],
      secretAccessKey: this.settings['spring.cloud.aws.credentials.secret-key'],
      region: this.settings['spring.cloud.aws.region.static'],
    })
    this.clip = path.join(suite.home, 'clip.mp4')
    makeClip(this.clip, 0, '320x180', 1)
  }

  process(name) {
    return this.processes.find(one => one.name.startsWith(name))
  }

  sql(text, ...values) {
    return this.database.query(text, values)
  }

  /** Calls the API as a user. @returns the body of the answer, null where it has none */
  async call(user, method, target, body) {
    this.tokens ??= new Map()
    if (!this.tokens.has(user)) this.tokens.set(user, this.suite.token(user))
    const answer = await fetch(new URL(target, this.process('api-gateway').url), {
      method, body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${this.tokens.get(user)}` },
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${target}: ${answer.status} ${text}`)
    return text ? JSON.parse(text) : null
  }

  /** An upload without a byte. @returns ids of video and session */
  async opened(user) {
    const source = { sourceMime: SOURCE_MIME, sourceSizeBytes: fs.statSync(this.clip).size }
    const { id } = await this.call(user, 'POST', '/api/videos', { title: 'Alarm', ...source })
    const { uploadSessionId } = await this.call(user, 'POST', `/api/videos/${id}/uploads`, source)
    return { id, session: uploadSessionId }
  }

  /** An upload with all its bytes. @returns the video's id, and how it is completed */
  async sent(user) {
    const { id, session } = await this.opened(user)
    const { uploadUrl } = await this.call(user, 'POST', `/api/uploads/${session}/parts`, { partNumber: 1 })
    const put = await fetch(uploadUrl, { method: 'PUT', body: fs.readFileSync(this.clip) })
    if (!put.ok) throw new Error(`part: ${put.status}`)
    return { id, complete: () => this.call(user, 'POST', `/api/uploads/${session}/complete`, {}) }
  }

  async uploaded(user) {
    const { id, complete } = await this.sent(user)
    await complete()
    return id
  }

  async statusOf(user, id) {
    return (await this.call(user, 'GET', `/api/videos/${id}`)).status
  }

  /** One of the operators' commands, as a person types it. */
  ops(...words) {
    return run('./millrace', ['ops', ...words], { MILLRACE_HOME: this.suite.home, MILLRACE_NO_BUILD: 'true' }, repository)
  }

  async queue(action, name, more = {}) {
    const endpoint = this.settings['spring.cloud.aws.sqs.endpoint']
    const answer = await this.aws.fetch(endpoint, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-amz-json-1.0', 'X-Amz-Target': `AmazonSQS.${action}` },
      body: JSON.stringify({ QueueUrl: `${endpoint}/000000000000/${name}`, ...more }),
      aws: { service: 'sqs' },
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${action}: ${answer.status} ${text}`)
    return text ? JSON.parse(text) : null
  }

  /** As CloudWatch counts them. */
  async visibleIn(name) {
    const { Attributes } = await this.queue('GetQueueAttributes', name, { AttributeNames: ['ApproximateNumberOfMessages'] })
    return Number(Attributes.ApproximateNumberOfMessages)
  }

  async removeFromBucket(key) {
    const url = `${this.settings['spring.cloud.aws.s3.endpoint']}/${this.settings['millrace.bucket.name']}/${key}`
    const answer = await this.aws.fetch(url, { method: 'DELETE', aws: { service: 's3' } })
    if (!answer.ok) throw new Error(`DELETE ${key}: ${answer.status} ${await answer.text()}`)
  }

  /** Stops a process for the time of the work, as a machine that hangs. */
  async frozen(name, work) {
    const { pid } = this.process(name)
    process.kill(pid, 'SIGSTOP')
    try {
      return await work()
    } finally {
      process.kill(pid, 'SIGCONT')
    }
  }

  /**
   * Another worker, on its own port and folder, on a machine that lacks the tools which confine ffmpeg.
   * @param environment of its process. @param changes of its settings
   */
  unfencedWorker(environment, changes) {
    const { pid } = this.process('worker')
    const words = ['--user', '--map-root-user', '--mount', 'sh', '-euc', WITHOUT_TOOLS, 'sh', ...strings(pid, 'cmdline')]
    const settings = { ...settingsOf(pid), ...changes, 'server.port': String(this.suite.portBase + 21), 'millrace.worker.directory': path.join(this.suite.home, 'scratch/another') }
    const child = spawn('unshare', words, { stdio: 'ignore', env: { ...process.env, ...environment, SPRING_APPLICATION_JSON: JSON.stringify(settings) } })
    const url = `http://127.0.0.1:${settings['server.port']}`
    const worker = { name: 'worker-another', url, pid: child.pid, ended: new Promise(resolve => child.once('exit', resolve)) }
    this.processes.push(worker)
    return worker
  }

  async stop() {
    for (const { name, pid } of this.processes) if (name === 'worker-another' && isAlive(pid)) process.kill(pid, 'SIGKILL')
    await this.database.end()
    await this.suite.stop()
  }
}

const strings = (pid, file) => fs.readFileSync(`/proc/${pid}/${file}`, 'utf8').split('\0').filter(Boolean)

function settingsOf(pid) {
  const prefix = 'SPRING_APPLICATION_JSON='
  return JSON.parse(strings(pid, 'environ').find(one => one.startsWith(prefix)).slice(prefix.length))
}

/** What is read of a process; null when it ended meanwhile. */
function read(file) {
  try {
    return fs.readFileSync(file, 'utf8').trim()
  } catch (e) {
    if (['ENOENT', 'ESRCH'].includes(e.code)) return null
    throw e
  }
}

function descendants(pid) {
  const tasks = `/proc/${pid}/task`
  if (!fs.existsSync(tasks)) return []
  const children = fs.readdirSync(tasks).flatMap(task => (read(`${tasks}/${task}/children`) ?? '').split(' ').filter(Boolean).map(Number))
  return children.flatMap(child => [child, ...descendants(child)])
}

/** The ffmpeg processes below a worker. @param word of their command, where only some are meant */
export const encodersOf = (pid, word = '') =>
  descendants(pid).filter(child => read(`/proc/${child}/comm`) === 'ffmpeg' && (read(`/proc/${child}/cmdline`) ?? '').includes(word))

export const isAlive = pid => fs.existsSync(`/proc/${pid}`)

/** Sends a signal to what may have ended. */
export function signal(pids, name) {
  for (const pid of pids.filter(isAlive)) process.kill(pid, name)
}
