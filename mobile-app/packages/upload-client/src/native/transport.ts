import { Broken, type PartBody, type PutAnswer, type Transport } from '../ports';
import type { CreateUploadTask } from './expo';

/** Part files over the app's own connections, while it is in front. */
export function nativeTransport(create: CreateUploadTask): Transport {
  return {
    put(url: string, body: PartBody, onSent: (bytes: number) => void) {
      const task = create(url, body.content as string, onSent);
      const answer = task.uploadAsync().then(answerOf, () => {
        throw new Broken();
      });
      return { answer, abort: () => task.cancel() };
    },
  };
}

function answerOf({ status, headers }: { status: number; headers: Record<string, string> }): PutAnswer {
  const header = (name: string) => Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1] ?? null;
  const retryAfter = header('retry-after');
  return {
    status,
    etag: header('etag'),
    retryAfterMs: retryAfter !== null && /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : null,
  };
}
