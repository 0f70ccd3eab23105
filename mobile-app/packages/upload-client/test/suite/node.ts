import { open } from 'node:fs/promises';
import { statSync } from 'node:fs';
import { request } from 'node:http';
import { Broken, type PartBody, type PutAnswer, type Source, type Transport } from '../../src';

/** A file of this machine. */
export function fileOnDisk(path: string, mime: string): Source {
  const read = async (from: number, to: number): Promise<Uint8Array> => {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(to - from), 0, to - from, from);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  };
  return {
    name: 'tour.mp4', sizeBytes: statSync(path).size, modifiedAt: null, mime, kept: { kind: 'path', value: path }, read,
    async part(from, to): Promise<PartBody> {
      const content = await read(from, to);
      return { sizeBytes: content.length, content, release: () => undefined };
    },
  };
}

/** Sends over a line: the URL's host is told, its port is reached through `through`. Counts what went out. */
export class NodeTransport implements Transport {
  sent = 0;
  /** PUTs that broke or were refused. */
  broken = 0;

  constructor(private readonly through: (port: number) => Promise<number>) {}

  put(url: string, body: PartBody, onSent: (bytes: number) => void) {
    const target = new URL(url);
    let abort = () => {};
    const answer = this.through(Number(target.port)).then((port) => new Promise<PutAnswer>((resolve, reject) => {
      const content = body.content as Uint8Array;
      const put = request({
        host: '127.0.0.1', port, method: 'PUT', path: target.pathname + target.search, agent: false,
        headers: { Host: target.host, 'Content-Length': content.length },
      });
      let written = 0;
      const failed = () => {
        clearInterval(progress);
        this.broken++;
        reject(new Broken());
      };
      const look = () => {
        const now = Math.max(0, (put.socket?.bytesWritten ?? 0) - (put.socket?.writableLength ?? 0) - 700);
        if (now > written) onSent((written = Math.min(now, content.length)));
      };
      const progress = setInterval(look, 100);
      put.on('error', failed);
      put.on('response', (response) => {
        response.resume();
        clearInterval(progress);
        if (response.statusCode === 200) onSent(content.length);
        else this.broken++;
        resolve({ status: response.statusCode ?? 0, etag: response.headers.etag ?? null, retryAfterMs: null });
      });
      put.end(content, () => (this.sent += content.length));
      abort = () => put.destroy(new Error('aborted'));
    }));
    return { answer, abort: () => abort() };
  }
}
