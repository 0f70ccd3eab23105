import { ApiProblem, type NewUpload, type OpenedUpload, type Session, type SessionStatus, type SignedPart } from '../../src/ports';
import type { FileMark } from '../../src/types';
import { EPOCH_MS, type World } from './clock';
import { md5Of, type Range } from './file';

interface ServerSession {
  id: string;
  videoId: string;
  status: SessionStatus;
  totalBytes: number;
  parts: Map<number, { range: Range; sizeBytes: number; etag: string }>;
}

export interface ServerSettings {
  partSizeBytes: number;
  urlLifeMs: number;
  etags: 'MD5' | 'KMS';
}

/** Millrace's upload API and its storage, by the rules of the real ones. */
export class SimServer {
  readonly sessions = new Map<string, ServerSession>();
  readonly videos = new Map<string, { status: string; mark: FileMark | null }>();
  readonly counts = { open: 0, session: 0, sign: 0, complete: 0, cancel: 0 };
  /** Part requests that are open now; the most at a time of one part. */
  mostCopies = 0;
  #open = new Map<string, number>();
  #answers = new Map<string, OpenedUpload>();
  #keyGeneration = 0;
  #ids = 0;
  readonly settings: ServerSettings;

  constructor(
    private readonly world: World,
    settings: Partial<ServerSettings> = {},
  ) {
    this.settings = { partSizeBytes: 5_242_880, urlLifeMs: 3_600_000, etags: 'KMS', ...settings };
  }

  /** From now on storage refuses every URL that was signed until now. */
  endUrls(): void {
    this.#keyGeneration++;
  }

  only(): ServerSession {
    if (this.sessions.size !== 1) throw new Error(`${this.sessions.size} sessions`);
    return [...this.sessions.values()][0]!;
  }

  /** Whether the completed object is the file, byte for byte: its parts are the file's ranges, in order and without a gap. */
  isIdentical(session: ServerSession, file: number, sizeBytes: number): boolean {
    let at = 0;
    for (let part = 1; part <= Math.ceil(sizeBytes / this.settings.partSizeBytes); part++) {
      const range = session.parts.get(part)?.range;
      if (!range || range.file !== file || range.from !== at) return false;
      at = range.to;
    }
    return session.status === 'COMPLETED' && at === sizeBytes && session.totalBytes === sizeBytes;
  }

  open(videoId: string | null, upload: NewUpload, key: string): OpenedUpload {
    this.counts.open++;
    const before = this.#answers.get(key);
    if (before) return before;
    if (videoId && !this.videos.has(videoId)) throw new ApiProblem(404, 'NOT_FOUND');
    const live = [...this.sessions.values()].find((one) => one.videoId === videoId && isLive(one.status));
    if (live) throw new ApiProblem(409, 'UPLOAD_SESSION_ACTIVE', null, { uploadSessionId: live.id });
    const id = videoId ?? `video-${++this.#ids}`;
    this.videos.set(id, { status: 'UPLOADING', mark: (upload.metadata?.sourceMark as FileMark) ?? null });
    const session: ServerSession = { id: `session-${++this.#ids}`, videoId: id, status: 'IN_PROGRESS', totalBytes: upload.sourceSizeBytes, parts: new Map() };
    this.sessions.set(session.id, session);
    const total = this.#totalParts(session);
    const first = Array.from({ length: Math.min(upload.sign, total) }, (_, index) => index + 1);
    const answer: OpenedUpload = {
      uploadSessionId: session.id, videoId: id, status: 'IN_PROGRESS', partSizeBytes: this.settings.partSizeBytes, totalParts: total,
      firstParts: this.#urls(session, first),
    };
    this.#answers.set(key, answer);
    return answer;
  }

  session(id: string): Session {
    this.counts.session++;
    const session = this.#find(id);
    return {
      uploadSessionId: id, videoId: session.videoId, status: session.status, totalBytes: session.totalBytes,
      partSizeBytes: this.settings.partSizeBytes, totalParts: this.#totalParts(session),
      parts: [...session.parts].map(([partNumber, { sizeBytes, etag }]) => ({ partNumber, sizeBytes, etag })),
    };
  }

  sign(id: string, partNumbers: number[]): SignedPart[] {
    this.counts.sign++;
    const session = this.#find(id);
    if (session.status !== 'INITIATED' && session.status !== 'IN_PROGRESS') throw new ApiProblem(409, 'ILLEGAL_TRANSITION');
    session.status = 'IN_PROGRESS';
    return this.#urls(session, partNumbers);
  }

  complete(id: string): SessionStatus {
    this.counts.complete++;
    const session = this.#find(id);
    if (session.status === 'COMPLETED') return 'COMPLETED';
    if (!isLive(session.status)) throw new ApiProblem(409, 'ILLEGAL_TRANSITION');
    const missing = [];
    for (let part = 1; part <= this.#totalParts(session); part++) {
      if (session.parts.get(part)?.sizeBytes !== this.#size(session, part)) missing.push(part);
    }
    if (missing.length > 0) throw new ApiProblem(409, 'PARTS_MISMATCH', null, { missing });
    session.status = 'COMPLETED';
    return 'COMPLETED';
  }

  become(id: string, status: SessionStatus): SessionStatus {
    const session = this.#find(id);
    if (session.status === status) return status;
    if (!isLive(session.status)) throw new ApiProblem(409, 'ILLEGAL_TRANSITION');
    if (status === 'CANCELED') this.counts.cancel++;
    session.status = status;
    return status;
  }

  /** What storage says to the headers of a PUT: null goes on to the body. */
  refusal(url: string, sizeBytes: number): number | null {
    const { session, part, expiresAtMs, generation } = parsed(url);
    const found = this.sessions.get(session);
    if (!found || !isLive(found.status)) return 404;
    const fits = sizeBytes === this.#size(found, part);
    return this.world.nowMs > expiresAtMs || generation !== this.#keyGeneration || !fits ? 403 : null;
  }

  store(url: string, range: Range): string {
    const { session, part } = parsed(url);
    const etag = this.settings.etags === 'MD5' ? `"${md5Of(range)}"` : `"k-${range.file}-${part}"`;
    this.sessions.get(session)!.parts.set(part, { range, sizeBytes: range.to - range.from, etag });
    return etag;
  }

  begins(url: string): void {
    const { session, part } = parsed(url);
    const copies = (this.#open.get(`${session}/${part}`) ?? 0) + 1;
    this.#open.set(`${session}/${part}`, copies);
    this.mostCopies = Math.max(this.mostCopies, copies);
  }

  ends(url: string): void {
    const { session, part } = parsed(url);
    this.#open.set(`${session}/${part}`, this.#open.get(`${session}/${part}`)! - 1);
  }

  #find(id: string): ServerSession {
    const session = this.sessions.get(id);
    if (!session || !this.videos.has(session.videoId)) throw new ApiProblem(404, 'NOT_FOUND');
    return session;
  }

  #urls(session: ServerSession, partNumbers: number[]): SignedPart[] {
    const expiresAtMs = this.world.nowMs + this.settings.urlLifeMs;
    return partNumbers.map((partNumber) => ({
      partNumber,
      uploadUrl: `${session.id}|${partNumber}|${expiresAtMs}|${this.#keyGeneration}`,
      expiresAt: new Date(EPOCH_MS + expiresAtMs).toISOString(),
      serverTime: new Date(EPOCH_MS + this.world.nowMs).toISOString(),
      sizeBytes: this.#size(session, partNumber),
    }));
  }

  #totalParts(session: ServerSession): number {
    return Math.ceil(session.totalBytes / this.settings.partSizeBytes);
  }

  #size(session: ServerSession, part: number): number {
    const { partSizeBytes } = this.settings;
    return part < this.#totalParts(session) ? partSizeBytes : session.totalBytes - partSizeBytes * (part - 1);
  }
}

const isLive = (status: SessionStatus): boolean => status === 'INITIATED' || status === 'IN_PROGRESS' || status === 'PAUSED';

function parsed(url: string) {
  const [session, part, expires, generation] = url.split('|') as [string, string, string, string];
  return { session, part: Number(part), expiresAtMs: Number(expires), generation: Number(generation) };
}
