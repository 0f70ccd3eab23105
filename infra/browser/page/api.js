// The API as a page calls it: the token in a header, cookies kept for the edge.
let base = ''
let token = ''

export async function login(api, issuer, user) {
  const answer = await fetch(`${issuer}/token?user=${encodeURIComponent(user)}`)
  if (!answer.ok) throw new Error(`login: ${answer.status}`)
  base = api
  token = await answer.text()
}

export async function call(method, path, body) {
  const headers = { Authorization: `Bearer ${token}`, traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' }
  if (body) headers['Content-Type'] = 'application/json'
  const answer = await fetch(base + path, { method, headers, credentials: 'include', body: body && JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  if (!answer.headers.get('Date')) throw new Error('Date cannot be read')
  return answer.status === 204 ? null : answer.json()
}

/** Waits until the video is READY with all its renditions. */
export async function untilReady(id) {
  for (;;) {
    const video = await call('GET', `/api/videos/${id}`)
    if (video.status === 'FAILED') throw new Error(`FAILED ${video.failReason}`)
    if (video.status === 'READY' && !video.progress) return video
    await new Promise(resolve => setTimeout(resolve, 500))
  }
}
