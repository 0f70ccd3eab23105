// What Specmatic needs to know of a suite before it can call every operation that ends: ids of things in the right states.
import { readFileSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const NEVER = '00000000-0000-7000-8000-000000000000'
const WEBVTT = 'WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n'

/** Calls the API and gives the answer's body; fails unless it is a 2xx. */
export function caller(api, token) {
  return async (method, target, body, type = 'application/json') => {
    const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
    const headers = { Authorization: `Bearer ${token}`, ...(text === undefined ? {} : { 'Content-Type': type }) }
    const answer = await fetch(api + target, { method, headers, body: text })
    const said = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${target}: ${answer.status} ${said}`)
    return said ? JSON.parse(said) : null
  }
}

async function until(call, id, status) {
  for (;;) {
    const video = await call('GET', `/api/videos/${id}`)
    if (video.status === status && video.progress === null) return id
    if (['FAILED', 'READY'].includes(video.status) && video.status !== status) throw new Error(`${id} is ${video.status}`)
    await new Promise(resolve => setTimeout(resolve, 250))
  }
}

function lab(call) {
  const describe = size => ({ sourceMime: 'video/mp4', sourceSizeBytes: size })
  const draft = async (size = 1000) => (await call('POST', '/api/videos', { title: 'Tour', ...describe(size) })).id
  const open = async (id, size = 1000) => (await call('POST', `/api/videos/${id}/uploads`, describe(size))).uploadSessionId
  const send = async (sid, bytes) => {
    const { uploadUrl } = await call('POST', `/api/uploads/${sid}/parts`, { partNumber: 1 })
    const sent = await fetch(uploadUrl, { method: 'PUT', body: bytes })
    if (!sent.ok) throw new Error(`PUT: ${sent.status}`)
  }
  return { describe, draft, open, send, session: async () => open(await draft()) }
}

/** Uploads of another owner, since one has few live sessions at a time. */
async function uploads(call, clip) {
  const { describe, draft, open, send, session } = lab(call)
  const whole = await draft(clip.length)
  const complete = await open(whole, clip.length)
  await send(complete, clip)
  const other = await session()
  const paused = await session()
  await call('POST', `/api/uploads/${paused}/pause`)
  return [
    ['GET', '/api/uploads', 200],
    ['GET', `/api/uploads/${other}`, 200],
    ['GET', `/api/uploads/${other}/status`, 200],
    ['POST', `/api/uploads/${other}/parts`, 200, { partNumber: 1 }],
    ['POST', `/api/uploads/${other}/pause`, 200],
    ['POST', `/api/uploads/${paused}/resume`, 200],
    ['POST', `/api/uploads/${await session()}/cancel`, 200],
    ['POST', `/api/uploads/${complete}/complete`, 200, {}],
    ['GET', `/api/videos/${whole}/uploads`, 200],
    ['POST', `/api/videos/${await draft()}/uploads`, 201, describe(1000)],
    ['POST', '/api/uploads', 201, { title: 'Tour', ...describe(1000) }],
  ]
}

async function videos(call, clip) {
  const { draft, open, send } = lab(call)
  const upload = async bytes => {
    const id = await draft(bytes.length)
    const sid = await open(id, bytes.length)
    await send(sid, bytes)
    await call('POST', `/api/uploads/${sid}/complete`)
    return id
  }
  const ready = await upload(clip)
  const failed = await upload(clip.subarray(0, 4096))
  await until(call, ready, 'READY')
  await until(call, failed, 'FAILED')
  await call('PUT', `/api/videos/${ready}/captions/en`, WEBVTT, 'text/vtt')
  const edited = await draft()
  return { ready, failed, examples: [
    ['GET', '/api/videos', 200],
    ['POST', '/api/videos', 201, { title: 'Tour', sourceMime: 'video/mp4', sourceSizeBytes: 1000 }],
    ['GET', `/api/videos/${ready}`, 200],
    ['GET', `/api/videos/${NEVER}`, 404],
    ['PATCH', `/api/videos/${edited}`, 200, { title: 'Two bedrooms', description: null }],
    ['PATCH', `/api/videos/${edited}`, 200, { description: 'With a garden' }, { 'Content-Type': 'application/merge-patch+json' }],
    ['DELETE', `/api/videos/${await draft()}`, 204],
    ['POST', `/api/videos/${ready}/reprocess`, 202],
    ['POST', `/api/videos/${failed}/retry`, 202],
    ['GET', `/api/videos/${ready}/timeline`, 200],
    ['GET', `/api/videos/${ready}/captions`, 200],
    ['PUT', `/api/videos/${ready}/captions/en`, 200, WEBVTT],
    ['PUT', `/api/videos/${ready}/captions/fr`, 201, WEBVTT],
    ['DELETE', `/api/videos/${ready}/captions/de`, 204],
    ['POST', '/api/events/tickets', 200],
  ] }
}

function operations({ ready, failed }) {
  const since = '2026-01-01T00:00:00Z'
  return [
    ['GET', '/api/operations/commands', 200],
    ['GET', '/api/operations/dead-letters', 200],
    ['POST', '/api/operations/dead-letters/redrive', 200, { dryRun: true, since }],
    ['GET', `/api/operations/failures?videoId=${failed}`, 200],
    ['GET', `/api/operations/failures?videoId=${NEVER}`, 404],
    ['POST', '/api/operations/freeze', 200, { olderThanSeconds: 86400, dryRun: true }],
    ['GET', '/api/operations/intake', 200],
    ['POST', '/api/operations/invalidate', 200, { videoIds: [ready] }],
    ['GET', '/api/operations/lost-outputs', 200],
    ['POST', '/api/operations/pause', 200],
    ['POST', '/api/operations/resume', 200],
    ['POST', '/api/operations/replay', 200, { reason: 'ROLLBACK', since, dryRun: true }],
    ['GET', `/api/operations/timeline?videoId=${failed}`, 200],
    ['GET', `/api/operations/timeline?videoId=${NEVER}`, 404],
    ['POST', '/api/operations/verify', 200, { videoIds: [ready] }],
  ]
}

// why 409: which attempt is the effective one is between workers and video-service
function webhooks() {
  const ended = { uploadSessionId: NEVER, videoId: NEVER, status: 'CANCELED', failReason: 'UPLOAD_CANCELED' }
  return [
    ['POST', '/api/webhooks/uploads', 204, ended, { 'webhook-id': 'contract-1' }],
    ['POST', '/api/webhooks/transcoding', 409, { videoId: NEVER, jobId: NEVER, status: 'STARTED', attempt: 1 },
      { 'webhook-id': 'contract-2' }],
  ]
}

/** The least that a partial example says of a body: whether there is one, and whether it is a list. */
function answered(method, pathname, status) {
  if (status === 202 || status === 204) return {}
  return { body: method === 'GET' && /^\/api\/videos\/[^/]+\/uploads$/.test(pathname) ? [] : {} }
}

function example([method, target, status, body, headers = {}]) {
  const { pathname, searchParams } = new URL(target, 'http://any')
  const type = typeof body === 'string' ? 'text/vtt' : 'application/json'
  return { partial: {
    'http-request': {
      method,
      path: pathname,
      ...(searchParams.size > 0 ? { query: Object.fromEntries(searchParams) } : {}),
      headers: body === undefined ? headers : { 'Content-Type': type, ...headers },
      ...(body === undefined ? {} : { body }),
    },
    'http-response': { status, ...answered(method, pathname, status) },
  } }
}

/** Brings the suite into the states that are needed and writes an example of each operation into the folder. */
export async function writeExamples(api, token, clipFile, folder) {
  const clip = readFileSync(clipFile)
  const owner = caller(api, token)
  const made = await videos(owner, clip)
  const all = [...made.examples, ...operations(made), ...webhooks(), ...await uploads(owner, clip)]
  mkdirSync(folder, { recursive: true })
  all.forEach((each, index) => {
    const name = `${String(index).padStart(2, '0')}-${each[0]}-${each[2]}.json`
    writeFileSync(path.join(folder, name), JSON.stringify(example(each), null, 2))
  })
  return all.length
}
