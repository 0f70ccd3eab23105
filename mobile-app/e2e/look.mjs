// Pictures of every screen on a running suite, phone and desktop, light and dark, with axe's findings:
//   node e2e/look.mjs http://127.0.0.1:31007 [folder]
import { createRequire } from 'node:module'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { makeClip, serviceOf } from './service.mjs'

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const [page, folder = 'target/look'] = process.argv.slice(2)
const only = process.env.LOOK_ONLY?.split(',')
const USER = 'agent-smith'
const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } }

mkdirSync(folder, { recursive: true })
const clip = path.join(folder, 'clip.mp4')
const service = await serviceOf(page, USER)
const videos = await prepare()
const browser = await chromium.launch({ executablePath: process.env.MILLRACE_CHROMIUM ?? '/usr/bin/chromium' })
const findings = []
const problems = []

async function prepare() {
  const { items } = await service.call('GET', '/api/videos?limit=50')
  const byTitle = (title) => items.find((item) => item.title === title)?.id
  if (!byTitle('Property Tour - 12 Smith St')) {
    makeClip(clip)
    const broken = path.join(folder, 'broken.mp4')
    writeFileSync(broken, Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypisom\0\0\0\0isommp42'), Buffer.alloc(64_000, 7)]))
    await service.draft('Balcony at dusk')
    await service.begin('Harbour view, second floor', 734_003_200, 1)
    const failed = await service.upload('Kitchen with a very long title that does not fit on one line of a phone', broken)
    const ready = await service.upload('Property Tour - 12 Smith St', clip)
    await service.until(failed, 'FAILED')
    await service.until(ready, 'READY')
    const vtt = 'WEBVTT\n\n00:00.000 --> 00:06.000\nWelcome to 12 Smith St.\n\n00:06.000 --> 00:12.000\nThe garden faces south.\n'
    await service.call('PUT', `/api/videos/${ready}/captions/en`, vtt, 'text/vtt')
    await service.call('PUT', `/api/videos/${ready}/captions/es`, vtt, 'text/vtt')
    return prepare()
  }
  return { ready: byTitle('Property Tour - 12 Smith St'), failed: items.find(({ status }) => status === 'FAILED').id, draft: byTitle('Balcony at dusk'), uploading: byTitle('Harbour view, second floor') }
}

/** The video as it reads while it is being made. */
const asProcessing = (tab) =>
  tab.route(`**/api/videos/${videos.ready}`, async (route) => {
    const response = await route.fetch()
    const body = await response.json()
    const json = { ...body, status: 'TRANSCODING', progress: { stage: 'ENCODING', percent: 38, etaSeconds: 25 }, playback: { ...body.playback, ready: false, streamUrl: null } }
    await route.fulfill({ response, json })
  })

/** Pages of two, so that the oldest video comes only when the list has asked for more at its end. */
const asShortPages = (tab) =>
  tab.route('**/api/videos?*', (route) => route.continue({ url: route.request().url().replace(/limit=\d+/, 'limit=2') }))

const button = (tab, name) => tab.getByRole('button', { name, exact: true })

const STATES = {
  'sign-in': { user: null, at: '/', ready: (tab) => tab.getByText('Who are you?').waitFor() },
  empty: { user: 'nobody-yet', at: '/', ready: (tab) => tab.getByText('No videos yet').waitFor() },
  list: { at: '/', ready: (tab) => tab.getByText('Balcony at dusk').waitFor() },
  endless: { at: '/', before: asShortPages, ready: (tab) => tab.getByText('Balcony at dusk').waitFor() },
  search: { at: '/', ready: async (tab) => (await tab.getByPlaceholder(/Search titles/).fill('smith'), await tab.getByText('Balcony at dusk').waitFor({ state: 'detached' })) },
  processing: { at: `/videos/${videos.ready}`, before: asProcessing, ready: async (tab) => (await tab.getByText('Generating playable version').waitFor(), await tab.getByLabel(/^Play\. /).click()) },
  ready: { at: `/videos/${videos.ready}`, ready: (tab) => tab.getByLabel('Quality: Auto').waitFor() },
  playing: {
    at: `/videos/${videos.ready}`,
    ready: async (tab) => {
      await tab.getByLabel('Quality: Auto').waitFor()
      await tab.getByLabel('Captions: CC').click()
      await tab.getByRole('radio', { name: 'English' }).click()
      await button(tab, 'Play').last().click()
      await tab.waitForFunction(() => document.querySelector('video').currentTime > 2)
      await tab.getByLabel('Quality: Auto').click()
      const slider = await tab.getByRole('slider').boundingBox()
      await tab.mouse.move(slider.x + slider.width / 2, slider.y + slider.height / 2)
    },
  },
  failed: { at: `/videos/${videos.failed}`, ready: (tab) => tab.getByText('This video failed').waitFor() },
  unfinished: { at: `/videos/${videos.uploading}`, ready: (tab) => tab.getByText('Choose the file again').waitFor() },
  captions: { at: `/videos/${videos.ready}`, ready: async (tab) => (await button(tab, 'Captions').click(), await tab.getByText('es · 2 lines').waitFor()) },
  details: { at: `/videos/${videos.ready}`, ready: (tab) => button(tab, 'Edit details').click() },
  timeline: { at: `/videos/${videos.ready}`, ready: async (tab) => (await button(tab, 'Timeline').click(), await tab.getByText(/in all/).waitFor()) },
  upload: {
    at: '/upload',
    ready: async (tab) => {
      const chooser = tab.waitForEvent('filechooser')
      await button(tab, 'Choose a video').click()
      await (await chooser).setFiles([{ name: 'IMG_0042.MOV', mimeType: 'video/quicktime', buffer: Buffer.alloc(2_000_000, 1) }, { name: 'notes.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(10) }])
      await tab.getByText(/This file type cannot be uploaded/).waitFor()
    },
  },
  settings: { at: '/settings', ready: (tab) => tab.getByText('Signed in as').waitFor() },
  spanish: { at: '/', language: 'es', ready: (tab) => tab.getByText('Tus vídeos').waitFor() },
}

for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ['light', 'dark']) {
    for (const [name, state] of Object.entries(STATES)) {
      if (!only || only.includes(name)) await look(name, state, size, viewport, colorScheme)
    }
  }
}
await browser.close()
console.log(JSON.stringify({ findings, problems }, null, 1))
if (findings.length || problems.length) process.exitCode = 1

async function look(name, state, size, viewport, colorScheme) {
  const label = `${name}-${size}-${colorScheme}`
  const context = await browser.newContext({ viewport, colorScheme, locale: state.language ?? 'en' })
  const tab = await context.newPage()
  tab.on('console', (message) => message.type() === 'error' && problems.push(`${label}: ${message.text()}`))
  tab.on('pageerror', (error) => problems.push(`${label}: ${error.message}`))
  const user = state.user === undefined ? USER : state.user
  if (user) await context.addInitScript((who) => localStorage.setItem('millrace.user', who), user)
  await state.before?.(tab)
  try {
    await tab.goto(page + state.at)
    await state.ready(tab)
    await tab.waitForLoadState('networkidle', { timeout: 2_000 }).catch(() => {})
    await tab.screenshot({ path: path.join(folder, `${label}.png`) })
    await axe(tab, label)
  } catch (error) {
    problems.push(`${label}: ${error.message.split('\n')[0]}`)
    await tab.screenshot({ path: path.join(folder, `${label}-broken.png`) })
  }
  await context.close()
}

/** axe comes in by the debugger, so that the page's policy stays as it is. */
async function axe(tab, label) {
  const { readFileSync } = await import('node:fs')
  await tab.evaluate(readFileSync(axePath, 'utf8'))
  const { violations } = await tab.evaluate(() => globalThis.axe.run())
  for (const { id, impact, nodes } of violations) findings.push(`${label}: ${impact} ${id} ${nodes.slice(0, 3).map((node) => node.target.join(' ')).join(' | ')}`)
}
