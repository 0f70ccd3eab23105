// A CloudWatch that one process sends to: what a machine says in its last minute is in no page that could still be asked.
import http from 'node:http'
import { gunzipSync } from 'node:zlib'
import { decode } from 'cborg'

const EMPTY_MAP = Buffer.from([0xbf, 0xff])
const TIMES = { tags: { 1: seconds => seconds() } }

export class CloudWatch {
  #server = http.createServer((request, response) => this.#handle(request, response))
  #data = []

  async start() {
    await new Promise(resolve => this.#server.listen(0, '127.0.0.1', resolve))
    return this
  }

  /** For the process that sends: where, and any keys. */
  get environment() {
    return {
      AWS_ENDPOINT_URL_CLOUDWATCH: `http://127.0.0.1:${this.#server.address().port}`, AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'any', AWS_SECRET_ACCESS_KEY: 'any',
      MILLRACE_CLOUDWATCH_NAMESPACE: 'Millrace/alarms',
    }
  }

  async #handle(request, response) {
    const body = Buffer.concat(await request.toArray())
    const { MetricData } = decode(request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body, TIMES)
    this.#data.push(...MetricData)
    response.writeHead(200, { 'smithy-protocol': 'rpc-v2-cbor', 'Content-Type': 'application/cbor' }).end(EMPTY_MAP)
  }

  /** What came of a counter. @param key as recorder.js calls it: 'transcode.jobs.ended.count outcome=told' */
  sum(key) {
    const [name, ...wanted] = key.split(' ')
    return this.#data
      .filter(one => one.MetricName === name && wanted.every(tag => one.Dimensions.some(({ Name, Value }) => tag === `${Name}=${Value}`)))
      .reduce((sum, one) => sum + one.Value, 0)
  }

  stop() {
    this.#server.closeAllConnections()
    this.#server.close()
  }
}
