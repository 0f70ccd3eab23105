// Server-sent events through fetch: EventSource cannot send the Authorization header.

import { backOff, pause } from './patience.js';

const SILENT_MS = 60_000;

/**
 * Follows all events of the person's videos as long as the page is open, reconnecting from the last event seen.
 * `onOpen()` is called on each connect, `onLost()` on each loss, `onEvent({id, event, data})` with parsed JSON.
 */
export async function follow(api, { onOpen, onLost, onEvent }) {
  let lastId = null;
  for (let attempt = 1; ; attempt++) {
    try {
      const headers = { Accept: 'text/event-stream', ...(lastId && { 'Last-Event-ID': lastId }) };
      const response = await api.send('GET', '/api/videos/events', { headers });
      attempt = 0;
      onOpen();
      await read(response.body, (event) => {
        lastId = event.id ?? lastId;
        if (event.data) onEvent({ ...event, data: JSON.parse(event.data) });
      });
    } catch (error) {
      console.warn('The event stream broke off:', error.message);
    }
    onLost();
    await pause(backOff(Math.max(1, attempt)));
  }
}

async function read(body, onEvent) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await withLimit(reader);
    if (done) return;
    const blocks = (rest + value.replaceAll('\r\n', '\n')).split('\n\n');
    rest = blocks.pop();
    blocks.map(parse).forEach(onEvent);
  }
}

/** A connection without a byte for a minute is dead, since the server sends heartbeats. */
async function withLimit(reader) {
  const timer = setTimeout(() => reader.cancel(), SILENT_MS);
  try {
    return await reader.read();
  } finally {
    clearTimeout(timer);
  }
}

function parse(block) {
  const event = {};
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const field = line.slice(0, colon);
    const value = line.slice(colon + 1).replace(/^ /, '');
    event[field] = field === 'data' && event.data ? `${event.data}\n${value}` : value;
  }
  return event;
}
