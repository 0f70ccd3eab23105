import { Broken, type PartBody, type PutAnswer, type Sending, type Transport } from '../ports';

/** XMLHttpRequest, because `fetch` tells nothing of bytes that are out. */
export const xhrTransport: Transport = {
  put(url: string, body: PartBody, onSent: (bytes: number) => void): Sending {
    const request = new XMLHttpRequest();
    const answer = new Promise<PutAnswer>((resolve, reject) => {
      const failed = () => reject(new Broken());
      request.upload.onprogress = (event) => onSent(event.loaded);
      request.upload.onload = () => onSent(body.sizeBytes);
      // why: an answer is known by its headers; some platforms tell `load` only after the whole body
      request.onreadystatechange = () => {
        if (request.readyState >= XMLHttpRequest.HEADERS_RECEIVED && request.status > 0) resolve(answerOf(request));
      };
      request.onerror = failed;
      request.onabort = failed;
      request.onloadend = failed;
      request.open('PUT', url);
      request.send(body.content as Blob);
    });
    return { answer, abort: () => request.abort() };
  },
};

function answerOf(request: XMLHttpRequest): PutAnswer {
  const retryAfter = request.getResponseHeader('Retry-After');
  return {
    status: request.status,
    etag: request.getResponseHeader('ETag'),
    retryAfterMs: retryAfter !== null && /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : null,
  };
}
