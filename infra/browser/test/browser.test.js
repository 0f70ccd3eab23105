import assert from 'node:assert/strict'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { chromium } from 'playwright-core'
import { makeClip } from '../lab/clip.js'
import { serve } from '../lab/site.js'
import { Suite } from '../lab/suite.js'

const portBase = Number(process.env.MILLRACE_BROWSER_PORT_BASE ?? 24080)
const ORIGIN = 'http://localhost:5173'
const STRANGER = 'http://localhost:5174'
const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--autoplay-policy=no-user-gesture-required',
  // why: Chromium would ask the user whether a page may call this machine.
  '--disable-features=LocalNetworkAccessChecks',
]

let suite, site, stranger, browser, videoId

before(async () => {
  suite = await Suite.start(portBase, '--allow-origin', ORIGIN)
  const clip = path.join(suite.home, 'clip.mp4')
  makeClip(clip)
  site = await serve(ORIGIN, clip)
  stranger = await serve(STRANGER, clip)
  browser = await chromium.launch({ executablePath: process.env.MILLRACE_CHROMIUM ?? '/usr/bin/chromium', args: FLAGS })
})

after(async () => {
  await browser?.close()
  site?.close()
  stranger?.close()
  await suite?.stop()
})

/** A fresh profile on the app's page, logged in, calling the API under one of its names. */
async function open(host, origin = ORIGIN) {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(origin)
  await page.evaluate(([api, issuer]) => login(api, issuer, 'browser'), [suite.api(host), suite.issuer(host)])
  return page
}

test('Uppy uploads from another origin, through a PUT that fails and a pause', { timeout: 120_000 }, async () => {
  const page = await open('localhost')
  const puts = { sent: 0, failed: 0 }
  let reached
  const secondPut = new Promise(resolve => { reached = resolve })
  await page.route('**/millrace-media/**', async route => {
    if (route.request().method() !== 'PUT') return route.continue()
    puts.sent++
    if (puts.failed === 0) {
      puts.failed++
      return route.abort('connectionreset')
    }
    if (puts.sent === 3) reached()
    return route.continue()
  })
  await page.evaluate(() => uploader('/clip.mp4', 'tour.mp4', 'video/mp4'))
  const done = page.evaluate(() => window.uppy.upload().then(result => result.successful.length))
  await secondPut
  await page.evaluate(() => window.uppy.pauseAll())
  await page.evaluate(() => window.uppy.resumeAll())
  assert.equal(await done, 1)

  const seen = await page.evaluate(() => window.seen)
  assert.equal(puts.failed, 1)
  assert.ok(seen.resumedFrom >= 1, 'it asked which parts are there, and went on from them')
  videoId = seen.videoId
  const video = await page.evaluate(id => untilReady(id), videoId)
  assert.equal(video.status, 'READY')
  await page.context().close()
})

/** Frames at the start, after a seek forward and after one back, then the smallest and the largest rendition. */
function assertWatched(seen) {
  const [start, later, earlier] = seen.moves
  assert.ok(start.frames > 10 && later.frames > start.frames && earlier.frames > later.frames, JSON.stringify(seen))
  assert.ok(later.at > 4 && earlier.at < 3, JSON.stringify(seen))
  assert.ok(seen.widths[0] < seen.widths[1] && seen.widths[1] === 1280, JSON.stringify(seen))
}

for (const host of ['localhost', '127.0.0.1']) {
  describe(`a page on localhost that calls the API as ${host}`, () => {
    test('hls.js plays with cookies, seeks and changes quality', { timeout: 90_000 }, async () => {
      const page = await open(host)
      const seen = await page.evaluate(id => playHls(id), videoId)
      assert.equal(new URL(seen.streamUrl).hostname, host, 'the stream is where the cookies are')
      assertWatched(seen)
      await page.context().close()
    })

    for (const manifest of ['hls', 'dash']) {
      test(`Shaka Player plays ${manifest} with cookies, seeks and changes quality`, { timeout: 90_000 }, async () => {
        const page = await open(host)
        assertWatched(await page.evaluate(([id, kind]) => playShaka(id, kind), [videoId, manifest]))
        await page.context().close()
      })
    }
  })
}

test('without its cookies nothing plays', { timeout: 60_000 }, async () => {
  const page = await open('localhost')
  await assert.rejects(page.evaluate(id => playHls(id, false), videoId), /manifestLoadError 403/)
  await page.context().close()
})

test('a page of an origin that was not allowed gets no token and reads no answer', { timeout: 60_000 }, async () => {
  await assert.rejects(open('localhost', STRANGER), /Failed to fetch/)
  const page = await (await browser.newContext()).newPage()
  await page.goto(STRANGER)
  await assert.rejects(page.evaluate(api => fetch(`${api}/openapi.json`), suite.api('localhost')), /Failed to fetch/)
  await page.context().close()
})

test("the suite's own page uploads and plays without a secure context, as on a phone", { timeout: 180_000 }, async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  // why: a phone calls this machine by its address, over http; then these are missing, which on 127.0.0.1 they are not.
  await context.addInitScript(() => {
    delete Crypto.prototype.randomUUID
    delete Crypto.prototype.subtle
    for (const name of ['clipboard', 'locks', 'serviceWorker', 'storage', 'wakeLock']) delete Navigator.prototype[name]
  })
  const page = await context.newPage()
  const broken = []
  page.on('pageerror', error => broken.push(error.message))
  await page.goto(suite.page())
  await page.locator('input').first().fill('phone')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByText('Live', { exact: true }).waitFor()
  await page.locator('#file').setInputFiles(path.join(suite.home, 'clip.mp4'))
  await page.locator('#send').click()

  await page.getByText('Play', { exact: true }).last().click({ timeout: 120_000 })
  await page.waitForFunction(() => document.querySelector('video')?.currentTime > 0.5, null, { timeout: 30_000 })
  assert.deepEqual(broken, [])
  await context.close()
})
