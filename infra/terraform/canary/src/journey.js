'use strict'
// What somebody does with Millrace, from a file to a picture on the screen. Every step that fails says which one it was.

const TITLE = 'Millrace canary'
const MIME = 'video/x-msvideo'
const CALL_MS = 30_000

/** Retries nothing: what passes at the second try failed for somebody. */
async function fetched(step, url, options = {}) {
  let answer
  try {
    answer = await fetch(url, { ...options, signal: AbortSignal.timeout(CALL_MS) })
  } catch (e) {
    throw new Error(`${step}: no answer (${e.cause?.code ?? e.name})`)
  }
  return answer
}

async function expect(step, answer) {
  // why no body: it may name what a log should not keep
  if (!answer.ok) throw new Error(`${step}: ${answer.status}`)
  return answer
}

/**
 * Access tokens by the credentials of a client, each until a minute before its end.
 * @param form fields of the request, client_id and client_secret among them
 */
function tokensOf(issuer, form, now) {
  let token
  let until = -Infinity
  return async () => {
    if (now() < until) return token
    const described = await expect('issuer', await fetched('issuer', `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`))
    const body = new URLSearchParams({ grant_type: 'client_credentials', ...form })
    const answer = await expect('token', await fetched('token', (await described.json()).token_endpoint, { method: 'POST', body }))
    const { access_token, expires_in = 60 } = await answer.json()
    token = access_token
    until = now() + (expires_in - 60) * 1000
    return token
  }
}

class Journey {
  /** @param token returns an access token @param pause resolves after so many milliseconds @param now milliseconds that only grow */
  constructor({ api, token, clip, waitMs, pause, now }) {
    Object.assign(this, { api, token, clip, waitMs, pause, now })
  }

  async call(step, method, path, body) {
    const headers = { Authorization: `Bearer ${await this.token()}`, 'Content-Type': 'application/json' }
    const answer = await expect(step, await fetched(step, `${this.api}${path}`, { method, headers, body: body && JSON.stringify(body) }))
    return answer.status === 204 ? null : answer.json()
  }

  /** What a run left that was stopped from outside. why by title: the client may own more. */
  async tidy() {
    const { items } = await this.call('list', 'GET', '/api/videos?limit=50')
    for (const { id } of items.filter(one => one.title === TITLE)) await this.remove(id)
  }

  /** Uploads, waits, plays. The video is removed in any case. @returns {object} seconds of each step */
  async run() {
    const took = {}
    let began = this.now()
    const lap = step => { took[step] = (this.now() - began) / 1000; began = this.now() }
    await this.tidy()
    const session = await this.call('open', 'POST', '/api/uploads', {
      title: TITLE, filename: 'canary.avi', sourceMime: MIME, sourceSizeBytes: this.clip.length, sign: 100,
    })
    let problem
    try {
      await this.upload(session)
      lap('upload')
      const playback = await this.untilReady(session.videoId)
      lap('ready')
      await this.play(playback)
      lap('play')
      return took
    } catch (e) {
      problem = e
      throw e
    } finally {
      await this.removeAfter(problem, session.videoId)
    }
  }

  async upload({ uploadSessionId, partSizeBytes, totalParts, firstParts }) {
    const parts = []
    for (let number = 1; number <= totalParts; number++) {
      const { uploadUrl } = firstParts?.find(part => part.partNumber === number)
        ?? await this.call('sign', 'POST', `/api/uploads/${uploadSessionId}/parts`, { partNumber: number })
      const body = this.clip.subarray((number - 1) * partSizeBytes, number * partSizeBytes)
      const answer = await expect(`part ${number}`, await fetched(`part ${number}`, uploadUrl, { method: 'PUT', body }))
      parts.push({ partNumber: number, etag: answer.headers.get('ETag') })
    }
    await this.call('complete', 'POST', `/api/uploads/${uploadSessionId}/complete`, { parts })
  }

  async untilReady(id) {
    const end = this.now() + this.waitMs
    for (;;) {
      const { status, playback } = await this.call('video', 'GET', `/api/videos/${id}`)
      if (status === 'READY') return playback
      if (status === 'FAILED') throw new Error('ready: FAILED')
      if (this.now() >= end) throw new Error(`ready: still ${status} after ${this.waitMs / 1000} s`)
      await this.pause(3000)
    }
  }

  /** Master playlist, a rendition's, and a segment of it, as a player fetches them; and a stranger, who must get nothing. */
  async play({ streamUrl, cookies }) {
    const headers = { Cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') }
    const text = async (step, url) => (await expect(step, await fetched(step, url, { headers }))).text()
    const first = (step, playlist, url) => {
      const line = playlist.split('\n').map(one => one.trim()).find(one => one && !one.startsWith('#'))
      if (!line) throw new Error(`${step}: names nothing`)
      return new URL(line, url)
    }
    const stranger = await fetched('stranger', streamUrl)
    if (stranger.ok) throw new Error(`stranger: ${stranger.status} without cookies`)
    const rendition = first('master playlist', await text('master playlist', streamUrl), streamUrl)
    const segment = first('playlist', await text('playlist', rendition), rendition)
    const answer = await expect('segment', await fetched('segment', segment, { headers }))
    if ((await answer.arrayBuffer()).byteLength === 0) throw new Error('segment: empty')
  }

  remove(id) {
    return this.call('delete', 'DELETE', `/api/videos/${id}`)
  }

  /** why: what went wrong first is what somebody has to know; that removing failed too is said with it */
  async removeAfter(problem, id) {
    try {
      await this.remove(id)
    } catch (e) {
      if (!problem) throw e
      problem.message += `; ${e.message}`
    }
  }
}

module.exports = { Journey, tokensOf }
