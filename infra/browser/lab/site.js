// The app's own server: one bundled page on an origin that is not ours.
import { createServer } from 'node:http'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'

const pages = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../page')

function bundle() {
  const { outputFiles } = buildSync({
    entryPoints: [path.join(pages, 'app.js')], bundle: true, format: 'iife', write: false, logLevel: 'error',
  })
  return outputFiles[0].contents
}

/** Serves the page, and `clip` as /clip.mp4, until it is closed. */
export async function serve(origin, clip, script = bundle()) {
  const files = {
    '/': ['text/html', readFileSync(path.join(pages, 'index.html'))],
    '/app.js': ['text/javascript', script],
  }
  const server = createServer((request, response) => {
    const [type, body] = request.url === '/clip.mp4' ? ['video/mp4', readFileSync(clip)] : (files[request.url] ?? [])
    response.writeHead(body ? 200 : 404, type ? { 'Content-Type': type } : {})
    response.end(body)
  })
  const { hostname, port } = new URL(origin)
  await new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(Number(port), hostname, resolve)
  })
  return server
}
