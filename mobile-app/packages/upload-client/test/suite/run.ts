// The client against a running suite, over six bad lines: `npm run suite -- <gateway> <token>`.

import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createUploadManager, MemoryStore, type Ports, soleTab, type UploadApi } from '../../src';
import { httpApi } from '../../src/common/api';
import { systemClock } from '../../src/common/clock';
import { BadLine } from './line';
import { fileOnDisk, NodeTransport } from './node';

const LINES = [
  { seed: 1, mbit: 8, upSeconds: 8 }, { seed: 2, mbit: 16, upSeconds: 4 }, { seed: 3, mbit: 24, upSeconds: 3 },
  { seed: 4, mbit: 40, upSeconds: 2.5 }, { seed: 5, mbit: 60, upSeconds: 2 }, { seed: 6, mbit: 20, upSeconds: 60 },
];
const MOST_MS = 180_000;

/** A film by its first bytes, with content that no two runs share. */
function film(path: string, sizeBytes: number): Buffer {
  const content = randomBytes(sizeBytes);
  Buffer.from('00000018667479706d703432000000006d70343269736f6d', 'hex').copy(content);
  content.writeUInt32BE(sizeBytes - 24, 24);
  content.write('mdat', 28);
  writeFileSync(path, content);
  return content;
}

/** Compares each part with the file's bytes before it completes: all of them together are the object. */
function comparing(api: UploadApi, content: Buffer): UploadApi {
  return {
    ...api,
    async complete(sessionId) {
      const { parts, partSizeBytes } = await api.session(sessionId);
      for (const { partNumber, etag } of parts) {
        const piece = content.subarray((partNumber - 1) * partSizeBytes, partNumber * partSizeBytes);
        if (etag.replaceAll('"', '') !== createHash('md5').update(piece).digest('hex')) throw new Error(`Part ${partNumber} has other bytes.`);
      }
      return api.complete(sessionId);
    },
  };
}

async function over({ seed, mbit, upSeconds }: (typeof LINES)[number], gateway: URL, token: string, folder: string): Promise<boolean> {
  const path = join(folder, `${seed}.mp4`);
  const content = film(path, 27_000_000 + seed);
  const line = new BadLine(seed, mbit * 125_000, upSeconds);
  const ports = new Map<number, Promise<number>>();
  const through = (port: number) => ports.get(port) ?? ports.set(port, line.to('127.0.0.1', port)).get(port)!;
  const apiUrl = `http://127.0.0.1:${await through(Number(gateway.port))}`;
  const transport = new NodeTransport(through);
  const all: Ports = {
    api: comparing(httpApi({ apiUrl, token: async () => token, fetch }), content),
    transport, store: new MemoryStore(), tabs: soleTab, clock: systemClock, random: { fraction: Math.random, id: randomUUID },
    sources: { reopen: async () => null, again: async () => null },
    connectivity: { current: () => ({ online: true, kind: 'WIFI' }), subscribe: () => () => undefined },
    lifecycle: { current: () => 'ACTIVE', subscribe: () => () => undefined },
  };
  const manager = createUploadManager(all);
  await manager.start();
  const startedAt = Date.now();
  line.begin();
  const id = await manager.add({ source: fileOnDisk(path, 'video/mp4'), title: `Line ${seed}` });
  while (manager.upload(id)!.status !== 'COMPLETED' && manager.upload(id)!.status !== 'FAILED' && Date.now() - startedAt < MOST_MS) {
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const { status } = manager.upload(id)!;
  await manager.stop();
  line.close();
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  const again = Math.max(0, line.sent - content.length);
  console.log(`| ${seed} | ${mbit} Mbit/s | ${status} | ${seconds} s | ${line.cuts} | ${transport.broken} | ${(again / 1e6).toFixed(1)} MB | ${(line.cuts * 5.24).toFixed(1)} MB |`);
  return status === 'COMPLETED' && again <= Math.max(line.cuts, transport.broken) * 5_242_880 + 200_000;
}

async function main(): Promise<void> {
  const [gateway, token] = process.argv.slice(2);
  if (!gateway || !token) throw new Error('Say the gateway\'s address and a token.');
  const folder = mkdtempSync(join(tmpdir(), 'millrace-upload-'));
  console.log('| line | bandwidth | ended | after | cuts | PUTs broken | sent again, calls included | one part per cut |\n| --- | --- | --- | --- | --- | --- | --- | --- |');
  let failures = 0;
  for (const line of LINES) if (!(await over(line, new URL(gateway), token, folder))) failures++;
  rmSync(folder, { recursive: true });
  process.exit(failures);
}

void main();
