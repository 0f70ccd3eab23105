// An ordinary client: what a web app would write around the generated types, without a cast.
import createClient, { type Client } from 'openapi-fetch'
import type { components, paths } from '../target/api.js'

type Schemas = components['schemas']
export type Video = Schemas['VideoView']
export type Session = Schemas['SessionView']
export type Problem = Schemas['Problem']
export type StreamedEvent = Schemas['StreamedEvent']

export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(`${problem.code}: ${problem.detail ?? problem.title}`)
  }
}

type Answer<T> = { data: T; error?: never } | { data?: never; error: Problem }

function taken<T>(answer: Answer<T>): T {
  if (answer.error !== undefined) throw new Refused(answer.error)
  return answer.data
}

/** For what is answered without a body. */
function done(answer: { error?: Problem }): void {
  if (answer.error !== undefined) throw new Refused(answer.error)
}

export class Millrace {
  readonly #api: Client<paths>

  constructor(baseUrl: string, token: string) {
    this.#api = createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${token}` } })
  }

  /** Creates a video and sends its file, part by part; resumes where storage has some of them. */
  async upload(title: string, file: Blob): Promise<Video> {
    const description = { sourceMime: file.type, sourceSizeBytes: file.size }
    const video = taken(await this.#api.POST('/api/videos', { body: { title, description: null, ...description } }))
    const opened = taken(await this.#api.POST('/api/videos/{id}/uploads', {
      params: { path: { id: video.id } }, body: description,
    }))
    await this.sendMissing(opened.uploadSessionId, file)
    const state = taken(await this.#api.POST('/api/uploads/{sid}/complete', {
      params: { path: { sid: opened.uploadSessionId } },
    }))
    if (state.status !== 'COMPLETED') throw new Error(`the session is ${state.status}`)
    return video
  }

  async sendMissing(sid: string, file: Blob): Promise<void> {
    const session = await this.session(sid)
    const there = new Set(session.parts.map(part => part.partNumber))
    const missing = Array.from({ length: session.totalParts }, (_, index) => index + 1).filter(part => !there.has(part))
    for (const part of await this.sign(sid, missing)) {
      const from = (part.partNumber - 1) * session.partSizeBytes
      const sent = await fetch(part.uploadUrl, { method: 'PUT', body: file.slice(from, from + part.sizeBytes) })
      if (!sent.ok) throw new Error(`part ${part.partNumber}: ${sent.status}`)
    }
  }

  /** One part is asked for by its number, several by theirs; the answer tells which of the two it is. */
  async sign(sid: string, parts: number[]): Promise<Schemas['SignedPartUrl'][]> {
    const [first, ...others] = parts
    if (first === undefined) return []
    const signed = taken(await this.#api.POST('/api/uploads/{sid}/parts', {
      params: { path: { sid } },
      body: others.length === 0 ? { partNumber: first } : { partNumbers: parts },
    }))
    return 'parts' in signed ? signed.parts : [signed]
  }

  async session(sid: string): Promise<Session> {
    return taken(await this.#api.GET('/api/uploads/{sid}', { params: { path: { sid } } }))
  }

  async liveSessions(): Promise<string[]> {
    const page = taken(await this.#api.GET('/api/uploads', {
      params: { query: { status: ['INITIATED', 'IN_PROGRESS', 'PAUSED'], limit: 10 } },
    }))
    return page.items.map(session => session.uploadSessionId)
  }

  async video(id: string): Promise<Video> {
    return taken(await this.#api.GET('/api/videos/{id}', { params: { path: { id } } }))
  }

  /** Polls until it plays; a video that failed says why. */
  async ready(id: string): Promise<Video> {
    for (;;) {
      const video = await this.video(id)
      if (video.status === 'FAILED') throw new Error(`FAILED ${video.failReason ?? ''} ${video.progress?.percent ?? 0}`)
      if (video.status === 'READY' && video.progress === null) return video
      await new Promise(resolve => setTimeout(resolve, 500))
    }
  }

  /** The master playlist, with the cookies that open it. */
  async play(video: Video): Promise<string> {
    const { streamUrl, cookies } = video.playback
    if (streamUrl === null) throw new Error('it does not play')
    const cookie = (cookies ?? []).map(({ name, value }) => `${name}=${value}`).join('; ')
    const answer = await fetch(streamUrl, { headers: { Cookie: cookie } })
    if (!answer.ok) throw new Error(`playlist: ${answer.status}`)
    return answer.text()
  }

  /** Own videos of all pages. */
  async titles(): Promise<string[]> {
    const titles: string[] = []
    let cursor: string | null = null
    do {
      const page: Schemas['VideoPage'] = taken(await this.#api.GET('/api/videos', {
        params: { query: { limit: 2, ...(cursor === null ? {} : { cursor }) } },
      }))
      titles.push(...page.items.map(video => video.title))
      cursor = page.nextCursor
    } while (cursor !== null)
    return titles
  }

  /** Sets the description, or clears it by null. */
  async describe(id: string, description: string | null): Promise<Video> {
    return taken(await this.#api.PATCH('/api/videos/{id}', { params: { path: { id } }, body: { description } }))
  }

  async caption(id: string, language: string, webVtt: string): Promise<number> {
    const path = { id, language }
    const caption = taken(await this.#api.PUT('/api/videos/{id}/captions/{language}', {
      params: { path, query: { label: 'Subtitles' } },
      body: webVtt,
      bodySerializer: text => text,
      headers: { 'Content-Type': 'text/vtt' },
    }))
    return caption.cues
  }

  async captions(id: string): Promise<string[]> {
    const list = taken(await this.#api.GET('/api/videos/{id}/captions', { params: { path: { id } } }))
    return list.items.map(caption => caption.language)
  }

  async remove(id: string): Promise<void> {
    done(await this.#api.DELETE('/api/videos/{id}', { params: { path: { id } } }))
  }

  /** The first bytes of the owner's events, opened by a ticket as an EventSource would. */
  async firstEvent(): Promise<string> {
    const { ticket } = taken(await this.#api.POST('/api/events/tickets'))
    const { data } = await this.#api.GET('/api/videos/events', { params: { query: { ticket } }, parseAs: 'stream' })
    if (!data) throw new Error('no events')
    const reader = data.getReader()
    const { value } = await reader.read()
    await reader.cancel()
    return new TextDecoder().decode(value)
  }
}

/** What an app shows of an event; a new kind of event would not compile. */
export function shown(event: StreamedEvent): string {
  switch (event.event) {
    case 'status':
      return `${event.data.id} is ${event.data.status}`
    case 'progress':
      return `${event.data.id} at ${event.data.progress?.percent ?? 100} %`
    case 'deleted':
      return `${event.data.id} is gone`
    case 'snapshot':
      return event.data.reason
  }
}
