// Videos in every state, made through the API of a running suite.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const repository = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..')

/** The ffmpeg that the suite has unpacked. */
function ffmpeg() {
  const root = path.join(repository, '.millrace/ffmpeg')
  const found = readdirSync(root, { recursive: true }).find((file) => path.basename(file) === 'ffmpeg')
  if (!found) throw new Error(`no ffmpeg in ${root}`)
  return path.join(root, found)
}

export function makeClip(file, seconds = 12) {
  const program = ffmpeg()
  const inputs = ['-f', 'lavfi', '-i', `testsrc2=size=1280x720:rate=25:duration=${seconds}`, '-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`]
  execFileSync(program, ['-v', 'error', '-y', ...inputs, '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-shortest', file], {
    env: { ...process.env, LD_LIBRARY_PATH: path.dirname(program) },
  })
}

/** The calls of one user of the suite whose page is at `page`. */
export async function serviceOf(page, user) {
  const config = await (await fetch(`${page}/config.json`)).json()
  const { token } = await (await fetch(`${page}/token?user=${encodeURIComponent(user)}`)).json()
  const call = async (method, address, body, type = 'application/json') => {
    const headers = { Authorization: `Bearer ${token}`, ...(body && { 'Content-Type': type }) }
    const response = await fetch(config.gateway + address, { method, headers, body: body && (type === 'application/json' ? JSON.stringify(body) : body) })
    if (!response.ok) throw new Error(`${method} ${address}: ${response.status} ${await response.text()}`)
    return response.status === 204 ? null : response.json().catch(() => null)
  }
  const begin = (title, sizeBytes, sign) => call('POST', '/api/uploads', { title, description: 'Two floors, garden to the south.', sourceMime: 'video/mp4', sourceSizeBytes: sizeBytes, filename: 'IMG_0042.MP4', sign })
  return {
    call,
    draft: (title) => call('POST', '/api/videos', { title, sourceMime: 'video/mp4', sourceSizeBytes: 734_003_200, filename: 'IMG_0043.MP4' }),
    begin,
    /** Uploads a small file whole and completes it. */
    async upload(title, file) {
      const bytes = readFileSync(file)
      const opened = await begin(title, bytes.length, 10)
      for (const { uploadUrl, partNumber } of opened.firstParts) {
        const from = (partNumber - 1) * opened.partSizeBytes
        const put = await fetch(uploadUrl, { method: 'PUT', body: bytes.subarray(from, from + opened.partSizeBytes) })
        if (!put.ok) throw new Error(`part ${partNumber}: ${put.status}`)
      }
      await call('POST', `/api/uploads/${opened.uploadSessionId}/complete`, {})
      return opened.videoId
    },
    async until(id, ...statuses) {
      for (;;) {
        const video = await call('GET', `/api/videos/${id}`)
        if (statuses.includes(video.status) && !video.progress) return video
        await new Promise((resolve) => setTimeout(resolve, 1_000))
      }
    },
  }
}
