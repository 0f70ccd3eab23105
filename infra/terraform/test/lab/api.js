// A stand-in of all that the canary calls: issuer, API, storage and CDN. What it is told to break answers with that status.
import http from 'node:http'

const PART_BYTES = 2_000_000
const COOKIES = [{ name: 'CloudFront-Policy', value: 'p' }, { name: 'CloudFront-Signature', value: 's' }]
const PLAYLISTS = { 'master.m3u8': '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n720p/index.m3u8\n', '720p/index.m3u8': '#EXTM3U\n#EXTINF:2,\nsegment.m4s\n' }

export class Api {
  /** @param broken by step: the status that it answers with @param states of the video, one for each look, the last for ever */
  constructor({ broken = {}, states = ['TRANSCODING', 'READY'], strangers = 403, expiresIn = 3600, segment = 'bytes', left = [] } = {}) {
    Object.assign(this, { broken, states: [...states], strangers, expiresIn, segment, left })
    this.parts = []
    this.forms = []
    this.deleted = []
  }

  async open() {
    this.server = http.createServer((request, response) => this.answer(request, response))
    await new Promise(resolve => { this.server.listen(0, '127.0.0.1', resolve) })
    this.url = `http://127.0.0.1:${this.server.address().port}`
    return this
  }

  close() {
    this.server.closeAllConnections()
    return new Promise(resolve => { this.server.close(resolve) })
  }

  async answer(request, response) {
    const chunks = []
    for await (const chunk of request) chunks.push(chunk)
    const [step, body, headers = {}, status = 200] = this.stepOf(request, Buffer.concat(chunks))
    const said = this.broken[step] ?? status
    response.writeHead(said, headers)
    response.end(said === 204 || said >= 400 ? '' : body)
  }

  stepOf({ method, url, headers }, sent) {
    const json = value => JSON.stringify(value)
    const [, part] = /^\/storage\/(\d+)$/.exec(url) ?? []
    const [, video] = /^\/api\/videos\/(\w+)$/.exec(url) ?? []
    if (url.startsWith('/.well-known')) return ['issuer', json({ token_endpoint: `${this.url}/token` })]
    if (url === '/token') {
      this.forms.push(Object.fromEntries(new URLSearchParams(String(sent))))
      return ['token', json({ access_token: `token-${this.forms.length}`, expires_in: this.expiresIn })]
    }
    if (part) {
      this.parts[part - 1] = sent
      return [`part ${part}`, '', { ETag: `"${part}"` }]
    }
    if (url.startsWith('/cdn/')) return this.cdn(url.slice('/cdn/'.length), headers.cookie)
    if (headers.authorization !== `Bearer token-${this.forms.length}`) return ['authorization', '', {}, 401]
    if (method === 'DELETE') {
      this.deleted.push(video)
      return ['delete', '', {}, 204]
    }
    if (url.startsWith('/api/videos?')) return ['list', json({ items: this.left, nextCursor: null })]
    if (url === '/api/uploads') return ['open', json(this.session(JSON.parse(sent))), {}, 201]
    if (url === '/api/uploads/s1/parts') {
      const { partNumber } = JSON.parse(sent)
      return ['sign', json({ partNumber, uploadUrl: `${this.url}/storage/${partNumber}` })]
    }
    if (url === '/api/uploads/s1/complete') {
      this.completed = JSON.parse(sent).parts
      return ['complete', '{}']
    }
    if (video) {
      const status = this.states.length > 1 ? this.states.shift() : this.states[0]
      return ['video', json({ status, playback: { streamUrl: `${this.url}/cdn/master.m3u8`, cookies: COOKIES } })]
    }
    return ['unknown', '', {}, 404]
  }

  /** Signs the first part with the session; the others are asked for. */
  session(asked) {
    this.asked = asked
    return {
      uploadSessionId: 's1', videoId: 'v1', partSizeBytes: PART_BYTES, totalParts: Math.ceil(asked.sourceSizeBytes / PART_BYTES),
      firstParts: [{ partNumber: 1, uploadUrl: `${this.url}/storage/1` }],
    }
  }

  cdn(file, cookie) {
    if (cookie !== 'CloudFront-Policy=p; CloudFront-Signature=s') return ['stranger', 'taken', {}, this.strangers]
    const step = { 'master.m3u8': 'master playlist', '720p/index.m3u8': 'playlist' }[file] ?? 'segment'
    return [step, PLAYLISTS[file] ?? this.segment]
  }
}
