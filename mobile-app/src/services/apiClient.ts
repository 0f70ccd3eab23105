import createClient from 'openapi-fetch';
import type { paths as UploadPaths } from '../api/uploadService';
import type { components, paths } from '../api/videoService';
import type { Auth } from './auth';
import type { Config, Limits } from './config';
import { Problem, problemOf } from './problem';

type Schemas = components['schemas'];
export type VideoView = Schemas['VideoView'];
export type VideoItem = Schemas['Item'];
export type VideoPage = Schemas['VideoPage'];
export type VideoStatus = VideoView['status'];
export type FailReason = NonNullable<VideoView['failReason']>;
export type Progress = Schemas['Progress'];
export type Playback = Schemas['Playback'];
export type LiveView = Schemas['LiveView'];
export type CaptionView = Schemas['CaptionView'];
export type Timeline = Schemas['Timeline'];
export type Step = Schemas['Step'];
export type VideoEvent = Schemas['StreamedEvent'];

/** A video with the tag of what can be edited in it. */
export interface TaggedVideo {
  video: VideoView;
  etag: string | null;
}

export interface Details {
  title: string;
  description: string | null;
}

const CALL_MS = 30_000;
const LIVE = ['INITIATED', 'IN_PROGRESS', 'PAUSED'];

/** Fetches with the person's token, which is renewed once when it is refused. What gets no answer in time is a Problem of status 0. */
export function authorized(auth: Auth, reach: typeof fetch = (input, init) => fetch(input, init)) {
  const send = async (request: Request, renew: boolean) => {
    request.headers.set('Authorization', `Bearer ${await auth.token(renew)}`);
    // why: not AbortSignal.timeout, which React Native lacks
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), CALL_MS);
    try {
      return await reach(request, { signal: limit.signal });
    } catch {
      throw new Problem(0);
    } finally {
      clearTimeout(timer);
    }
  };
  return async (request: Request): Promise<Response> => {
    const again = request.clone();
    const first = await send(request, false);
    return first.status === 401 ? send(again, true) : first;
  };
}

interface Answer<T> {
  data?: T;
  response: Response;
  error?: unknown;
}

function dataOf<T>({ data, error, response }: Answer<T>): T {
  if (response.ok) return data as T;
  throw new Problem(response.status, error as Problem['body'], Number(response.headers.get('Retry-After') ?? 0) * 1000);
}

/** The calls of the screens. Each throws a Problem unless the service did what was asked. */
export function createApi(config: Pick<Config, 'gateway'>, auth: Auth) {
  const send = authorized(auth);
  const client = createClient<paths>({ baseUrl: config.gateway, credentials: 'include', cache: 'no-store', fetch: send });
  const uploads = createClient<UploadPaths>({ baseUrl: config.gateway, credentials: 'include', cache: 'no-store', fetch: send });
  const at = (id: string) => ({ params: { path: { id } } });

  return {
    /** A page of the person's videos, newest first. */
    async videos(status: readonly VideoStatus[], cursor: string | null, limit: number): Promise<VideoPage> {
      const query = { limit, ...(cursor && { cursor }), ...(status.length && { status: [...status] }) };
      return dataOf(await client.GET('/api/videos', { params: { query } }));
    },
    /** What of a file the service takes from this person. */
    async limits(): Promise<Limits> {
      const { limits } = dataOf(await uploads.GET('/api/usage'));
      return {
        maxBytes: limits.maxBytes,
        mimesByExtension: Object.fromEntries(limits.allowedTypes.map(({ extension, mimes }) => [extension, mimes])),
      };
    },
    /** The answer also sets the playback cookies of a browser. */
    async video(id: string): Promise<TaggedVideo> {
      const answer = await client.GET('/api/videos/{id}', at(id));
      return { video: dataOf(answer), etag: answer.response.headers.get('ETag') };
    },
    async edit(id: string, details: Details, etag: string | null): Promise<VideoView> {
      const header = etag ? { 'If-Match': etag } : {};
      return dataOf(await client.PATCH('/api/videos/{id}', { ...at(id), params: { path: { id }, header }, body: details }));
    },
    async remove(id: string): Promise<void> {
      dataOf(await client.DELETE('/api/videos/{id}', at(id)));
    },
    async retry(id: string): Promise<void> {
      dataOf(await client.POST('/api/videos/{id}/retry', at(id)));
    },
    async timeline(id: string): Promise<Timeline> {
      return dataOf(await client.GET('/api/videos/{id}/timeline', at(id)));
    },
    async captions(id: string): Promise<CaptionView[]> {
      return dataOf(await client.GET('/api/videos/{id}/captions', at(id))).items;
    },
    /** `text` is a WebVTT file, `label` may be empty: players then show the language's own name. */
    async putCaptions(id: string, language: string, label: string, text: string): Promise<void> {
      dataOf(
        await client.PUT('/api/videos/{id}/captions/{language}', {
          params: { path: { id, language }, query: label ? { label } : {} },
          body: text,
          bodySerializer: (body) => body,
          headers: { 'Content-Type': 'text/vtt' },
        }),
      );
    },
    async removeCaptions(id: string, language: string): Promise<void> {
      dataOf(await client.DELETE('/api/videos/{id}/captions/{language}', { params: { path: { id, language } } }));
    },
    /** The id of a video's upload session that can go on, or null. */
    async liveUpload(id: string): Promise<string | null> {
      const sessions = dataOf(await uploads.GET('/api/videos/{id}/uploads', at(id)));
      return sessions.find(({ status }) => LIVE.includes(status))?.uploadSessionId ?? null;
    },
    /** A stream of server-sent events; the caller reads its body and ends it by the signal. */
    async events(reach: typeof fetch, lastEventId: string | null, signal: AbortSignal): Promise<Response> {
      const headers: Record<string, string> = { Accept: 'text/event-stream' };
      if (lastEventId) headers['Last-Event-ID'] = lastEventId;
      const call = async (renew: boolean) => {
        const Authorization = `Bearer ${await auth.token(renew)}`;
        return reach(`${config.gateway}/api/videos/events`, { headers: { ...headers, Authorization }, signal, cache: 'no-store' });
      };
      const first = await call(false);
      const response = first.status === 401 ? await call(true) : first;
      const problem = await problemOf(response);
      if (problem) throw problem;
      return response;
    },
  };
}

export type Api = ReturnType<typeof createApi>;
