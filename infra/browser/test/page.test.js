// The page of the suite as a phone shows it, with an API of fixed answers: what it says of failures and of sources that are not whole.

import assert from 'node:assert/strict'
import { readFile, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const FILES = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../local/suite/src/main/resources/page')
const PICTURES = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../target')
const PAGE = 'http://page.test'
const API = 'http://api.test'
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }
const CORS = { 'Access-Control-Allow-Origin': PAGE, 'Access-Control-Allow-Credentials': 'true', 'Access-Control-Allow-Headers': 'authorization' }
const NEEDS_FILE = ['UPLOAD_FAILED', 'UPLOAD_EXPIRED', 'SOURCE_MISSING']
const NEEDS_OTHER_FILE = ['UNSUPPORTED_FORMAT', 'SOURCE_UNREADABLE', 'SOURCE_PROTECTED', 'REJECTED', 'SOURCE_TOO_LONG',
  'SOURCE_TOO_LARGE', 'NO_VIDEO_STREAM']
const RETRYABLE = ['SOURCE_ARCHIVED', 'TRANSCODE_ERROR', 'TIMED_OUT', 'RETRIES_EXHAUSTED', 'ROLLBACK']

/** Of a divided video of which a worker was killed: seconds since the creation. */
const at = seconds => new Date(Date.parse('2026-01-22T03:00:00Z') + seconds * 1000).toISOString()
const steps = (...all) => ({ steps: all.map(([step, from, to, attempt = null]) => ({ step, startedAt: at(from), endedAt: at(to), attempt })) })
const TIMELINE = {
  from: at(0), to: at(100), ended: true, readyAt: at(70), whole: true, unattributed: 0,
  attempts: [{ attempt: 1, outcome: 'DIVIDED' }, { attempt: 2, outcome: 'DONE' }, { attempt: 3, outcome: 'LOST' }, { attempt: 4, outcome: 'DONE' }],
  lanes: [
    steps(['DRAFT', 0, 2], ['UPLOADING', 2, 7], ['PAUSED', 7, 9], ['UPLOADING', 9, 13], ['COMPLETING', 13, 14], ['QUEUED', 14, 15], ['TURN_WAIT', 15, 16], ['DOWNLOADING', 16, 18, 1], ['PLANNING', 18, 19, 1],
      ['TASKS', 19, 66], ['VERIFYING', 66, 68, 5], ['PUBLISHING', 68, 70, 5], ['TASKS', 70, 96], ['PUBLISHING', 96, 100, 8]),
    steps(['PARTS', 2, 5], ['PARTS', 5, 10], ['PARTS', 10, 13]),
    steps(['DOWNLOADING', 20, 21, 2], ['ENCODING', 21, 40, 2], ['ENCODING', 42, 64, 4]),
    steps(['LOST', 20, 44, 3], ['ENCODING', 45, 66, 6], ['ENCODING', 67, 95, 7]),
  ],
}

let browser, page
const videos = [
  ...[...NEEDS_FILE, ...NEEDS_OTHER_FILE, ...RETRYABLE].map(reason => video(reason, { status: 'FAILED', failReason: reason })),
  video('silent', { status: 'READY', sourceNotes: ['SOUND_NOT_DECODABLE'], durationSeconds: 63, width: 1920, height: 1080 }),
  video('locked sound', { status: 'READY', sourceNotes: ['SOUND_PROTECTED'], durationSeconds: 63, width: 1920, height: 1080 }),
  video('whole', { status: 'READY', sourceNotes: [], durationSeconds: 63, width: 1920, height: 1080 }),
]

function video(title, more) {
  return { id: title, title, source: { mime: 'video/mp4', sizeBytes: 7_340_032 }, sourceNotes: [], failReason: null, progress: null,
    playback: { ready: more.status === 'READY' }, createdAt: '2026-01-22T03:00:00Z', updatedAt: '2026-01-22T03:00:00Z', ...more }
}

before(async () => {
  browser = await chromium.launch({ executablePath: process.env.MILLRACE_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 })
  page = await context.newPage()
  await page.route(`${PAGE}/**`, servePage)
  await page.route(`${API}/**`, serveApi)
  await page.addInitScript(() => localStorage.setItem('millrace.user', 'anna'))
  await page.goto(PAGE)
  await page.getByRole('heading', { name: 'whole' }).waitFor()
})

after(() => browser?.close())

async function servePage(route) {
  const name = new URL(route.request().url()).pathname
  if (name === '/config.json') return route.fulfill({ json: { gateway: API, tokenEndpoint: `${API}/token`, maxBytes: 1_610_612_736 } })
  if (name.startsWith('/hls/')) return route.fulfill({ contentType: 'text/javascript', body: 'export default class {}' })
  const file = name === '/' ? 'index.html' : name.slice(1)
  return route.fulfill({ contentType: TYPES[path.extname(file)], body: await readFile(path.join(FILES, file)) })
}

function serveApi(route) {
  const { pathname } = new URL(route.request().url())
  if (pathname === '/token') return route.fulfill({ headers: CORS, json: { token: 'token' } })
  if (pathname.endsWith('/events')) return route.fulfill({ headers: CORS, contentType: 'text/event-stream', body: ': connected\n\n' })
  if (pathname === '/api/videos') return route.fulfill({ headers: CORS, json: { items: videos, nextCursor: null } })
  if (pathname === '/api/videos/whole/timeline') return route.fulfill({ headers: CORS, json: TIMELINE })
  const one = videos.find(each => pathname === `/api/videos/${encodeURIComponent(each.id)}`)
  return route.fulfill({ headers: CORS, status: one ? 200 : 404, json: one ?? { code: 'NOT_FOUND' } })
}

const row = title => page.locator('li.video').filter({ has: page.getByRole('heading', { name: title, exact: true }) })
const shown = (title, button) => row(title).getByRole('button', { name: button, exact: true }).isVisible()

describe('the page on a phone', () => {
  for (const reason of [...NEEDS_FILE, ...NEEDS_OTHER_FILE]) {
    test(`${reason} asks for a file`, async () => {
      const button = NEEDS_FILE.includes(reason) ? 'Choose the file…' : 'Choose another file…'
      assert.equal(await shown(reason, button), true)
      assert.equal(await shown(reason, 'Retry'), false)
      assert.match(await row(reason).locator('.note').textContent(), /^(?!Something went wrong).+\.$/)
    })
  }

  for (const reason of RETRYABLE) {
    test(`${reason} can be tried again`, async () => {
      assert.equal(await shown(reason, 'Retry'), true)
      assert.equal(await shown(reason, 'Choose the file…'), false)
    })
  }

  test('says what of the source is missing', async () => {
    assert.match(await row('silent').locator('.note').textContent(), /^Plays without sound: .*not supported\.$/)
    assert.match(await row('locked sound').locator('.note').textContent(), /^Plays without sound: .*copy-protected\.$/)
    assert.equal(await row('whole').locator('.note').textContent(), '')
  })

  test('shows what the time of a video went into', async () => {
    await row('whole').getByRole('button', { name: 'Timeline' }).click()
    const dialog = page.getByRole('dialog', { name: 'whole' })

    assert.equal(await dialog.locator('> .note').textContent(), '1:40 in all  ·  4 attempts  ·  1 lost')
    assert.equal(await dialog.locator('.lane').count(), 4)
    assert.equal(await dialog.locator('.bar.lost').getAttribute('title'), 'Lost with its worker, 24.0 s, attempt 3')
    assert.match(await dialog.locator('.shares li').first().textContent(), /^Made in parts {2}· {2}73\.0 s {2}· {2}73 %$/)
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390)
    await mkdir(PICTURES, { recursive: true })
    await page.screenshot({ path: path.join(PICTURES, 'page-timeline.png') })
    await dialog.getByRole('button', { name: 'Close the timeline' }).click()
  })

  test('fits into the screen', async () => {
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390)
    await mkdir(PICTURES, { recursive: true })
    await row('silent').scrollIntoViewIfNeeded()
    await page.screenshot({ path: path.join(PICTURES, 'page-notes.png') })
    await row('SOURCE_PROTECTED').scrollIntoViewIfNeeded()
    await page.screenshot({ path: path.join(PICTURES, 'page-failures.png') })
  })
})
