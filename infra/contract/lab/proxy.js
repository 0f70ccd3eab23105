// Stands between Specmatic and the gateway, and signs webhooks: a signature is of bytes that only the sender knows.
import { createHmac } from 'node:crypto'
import { createServer, request as send } from 'node:http'

const SIGNED = '/api/webhooks/'

function signature(secret, id, timestamp, body) {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64')}`
}

function signed(headers, secret, body) {
  const timestamp = String(Math.floor(Date.now() / 1000))
  const id = headers['webhook-id'] ?? 'none'
  return { ...headers, 'webhook-timestamp': timestamp, 'webhook-signature': signature(secret, id, timestamp, body) }
}

async function forward(target, secret, incoming, outgoing) {
  const chunks = []
  for await (const chunk of incoming) chunks.push(chunk)
  const body = Buffer.concat(chunks)
  const { connection, 'transfer-encoding': framing, ...headers } = incoming.headers
  const all = incoming.url.startsWith(SIGNED) ? signed(headers, secret, body) : headers
  if (body.length > 0) all['content-length'] = String(body.length)
  const onward = send(new URL(incoming.url, target), { method: incoming.method, headers: { ...all, host: new URL(target).host } }, answer => {
    outgoing.writeHead(answer.statusCode, answer.headers)
    answer.pipe(outgoing)
  })
  onward.on('error', error => outgoing.destroy(error))
  onward.end(body)
}

/** Listens on a port of its own until it is closed. */
export async function proxy(target, secret) {
  const server = createServer((incoming, outgoing) => {
    forward(target, secret, incoming, outgoing).catch(error => outgoing.destroy(error))
  })
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() }
}
