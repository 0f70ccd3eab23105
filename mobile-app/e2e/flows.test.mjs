// What people do with the app, each from the first tap to what they wanted: MILLRACE_E2E_URL=http://127.0.0.1:8089 node --test e2e
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { PAGE, beginUpload, choose, device, launch, tabOf, uplink } from './person.mjs'
import { makeClip, serviceOf } from './service.mjs'

const PART = 5 * 1024 * 1024
const SLOW = 1_500_000
const LIMIT_MS = 120_000

describe('a person', { concurrency: 2 }, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'millrace-e2e-'))
  const clip = path.join(folder, 'tour.mp4')
  const short = path.join(folder, 'short.mp4')
  let browser

  before(async () => {
    makeClip(clip)
    makeClip(short, 2)
    browser = await launch()
  })
  after(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** A flow on a device of its own; no script of the page may fail in it. */
  const flow = (name, steps, options) =>
    test(name, { timeout: LIMIT_MS }, async () => {
      const { context, user } = await device(browser, options)
      const tabs = []
      const open = async (at) => {
        const tab = await tabOf(context, at)
        tabs.push(tab)
        return tab
      }
      try {
        await steps(open, await serviceOf(PAGE, user), context)
        assert.deepEqual(tabs.flatMap(({ errors }) => errors), [])
      } finally {
        await context.close()
      }
    })

  flow('uploads, watches it being made, plays, and deletes', async (open) => {
    const tab = await open('/')
    await tab.button('Upload a video').click()
    await beginUpload(tab, short)
    await tab.button('Open').first().click()
    await tab.locator('video').waitFor()
    await tab.button('Play').first().click()
    await tab.waitForFunction(() => document.querySelector('video').currentTime > 0.5)
    await tab.button('Delete').click()
    await tab.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    await tab.see('No videos yet')
  })

  flow('closes the tab in the middle, and goes on with the same file', async (open, service) => {
    const first = await open('/upload')
    await uplink(first, SLOW)
    await beginUpload(first, clip)
    await first.waitForResponse((response) => response.request().method() === 'PUT' && response.ok())
    await first.close({ runBeforeUnload: false })

    const second = await open('/')
    await second.getByText('tour', { exact: true }).first().click()
    await choose(second, 'Choose tour.mp4', clip)
    await second.locator('video').waitFor()

    const again = first.sent.filter((part) => second.sent.includes(part))
    assert.ok(again.length <= 1, `sent again: ${again} of ${first.sent} and ${second.sent}`)
    const { items } = await service.call('GET', '/api/videos')
    assert.deepEqual(items.map(({ status }) => status), ['READY'])
  })

  flow('goes on with another file by mistake, and is told', async (open, service) => {
    await service.begin('tour', 12 * PART, 1)
    const tab = await open('/')
    await tab.getByText('tour', { exact: true }).first().click()
    await choose(tab, 'Choose the file again', short)
    await tab.getByText('This is another file than the one whose upload was begun.').waitFor()
  })

  flow('chooses what is no video', async (open) => {
    const tab = await open('/upload')
    await choose(tab, 'Choose a video', [
      { name: 'notes.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(10) },
      { name: 'empty.mov', mimeType: 'video/quicktime', buffer: Buffer.alloc(0) },
    ])
    await tab.getByText(/This file type cannot be uploaded/).waitFor()
    await tab.getByText(/This file is empty/).waitFor()

    const fake = path.join(folder, 'fake.mp4')
    writeFileSync(fake, Buffer.alloc(100_000, 7))
    await choose(tab, 'Choose a video', fake)
    await tab.button('Upload').click()
    await tab.getByText('What is in this file is not a video format that we take.').waitFor()
  })

  flow('pauses, goes on, cancels, and uploads the same file after all', async (open, service) => {
    const tab = await open('/upload')
    await uplink(tab, SLOW)
    await beginUpload(tab, clip)
    await tab.button('Pause').click()
    await tab.see(/^Paused/)
    await tab.button('Resume').click()
    await tab.button('Pause').waitFor()
    await tab.button('Cancel').click()
    await tab.getByRole('dialog').getByRole('button', { name: /^Cancel/ }).click()
    await uplink(tab, 0)
    await beginUpload(tab, short)
    const ready = async () => (await service.call('GET', '/api/videos?status=READY')).items
    while ((await ready()).length === 0) await delay(500)
    assert.equal((await ready()).length, 1)
  })

  flow('loses the network before the end, and the answer of the completion', async (open) => {
    const tab = await open('/upload')
    let lost = 0
    await tab.route('**/api/uploads/*/complete', async (route) => {
      if (lost++ > 0) return route.continue()
      await route.fetch()
      return route.abort('connectionreset')
    })
    await beginUpload(tab, short)
    await tab.button('Open').first().click()
    await tab.locator('video').waitFor()
    assert.ok(lost >= 1)
  })

  flow('is offline for a while in the middle', async (open, _, context) => {
    const tab = await open('/upload')
    await uplink(tab, SLOW)
    await beginUpload(tab, clip)
    await tab.waitForResponse((response) => response.request().method() === 'PUT' && response.ok())
    await context.setOffline(true)
    await tab.see(/The network is gone/)
    await context.setOffline(false)
    await uplink(tab, 0)
    await tab.button('Open').first().click()
    await tab.locator('video').waitFor()
    assert.ok(tab.sent.length <= 3, `sent ${tab.sent}`)
  })

  flow('deletes while it is uploaded, and while it is being made', async (open, service) => {
    await service.begin('half', 12 * PART, 1)
    const tab = await open('/')
    await tab.getByText('half', { exact: true }).first().click()
    await tab.button('Delete').click()
    await tab.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    await tab.see('No videos yet')

    const id = await service.upload('whole', clip)
    await tab.goto(`${PAGE}/videos/${id}`)
    await tab.button('Delete').click()
    await tab.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    await tab.see('No videos yet')
  })

  flow('has two tabs open, of which one sends', async (open) => {
    const first = await open('/upload')
    const second = await open('/upload')
    await uplink(first, SLOW)
    await beginUpload(first, clip)
    await second.getByRole('progressbar').first().waitFor()
    await first.button('Open').first().click()
    await first.locator('video').waitFor()
    assert.deepEqual(second.sent, [])
    assert.equal(new Set(first.sent).size, first.sent.length, `sent twice: ${first.sent}`)
  })

  flow('finds a video and plays it by keyboard alone', async (open, service) => {
    const id = await service.upload('by keyboard', short)
    await service.until(id, 'READY')
    const tab = await open('/')
    await tab.see('by keyboard')
    const press = async (name) => {
      for (let i = 0; i < 40; i++) {
        await tab.keyboard.press('Tab')
        const label = await tab.evaluate(() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent)
        if (label.includes(name)) return tab.keyboard.press('Enter')
      }
      throw new Error(`no way to ${name} by Tab`)
    }
    await press('by keyboard')
    await tab.getByLabel('Quality: Auto').waitFor()
    await press('Play')
    await tab.waitForFunction(() => document.querySelector('video').currentTime > 0.5)
  })

  flow('reads it at twice the size, and nothing is cut off', async (open, service) => {
    const id = await service.upload('A tour with a title of more than one line', short)
    await service.until(id, 'READY')
    const tab = await open('/')
    for (const at of ['/', '/upload', '/settings', `/videos/${id}`]) {
      await tab.goto(PAGE + at)
      await tab.getByRole('heading').filter({ visible: true }).first().waitFor()
      const { wide, cut } = await tab.evaluate(() => ({
        wide: document.documentElement.scrollWidth - innerWidth,
        cut: [...document.querySelectorAll('button, a, [role=button]')].filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.textContent),
      }))
      assert.ok(wide <= 0, `${at} is ${wide} pixels too wide`)
      assert.deepEqual(cut, [], at)
    }
  }, { viewport: { width: 320, height: 640 }, deviceScaleFactor: 2 })

  flow('has lost its token in the middle', async (open, service, context) => {
    const tab = await open('/')
    let refused = 0
    await context.route('**/api/videos?*', (route) => (refused++ === 0 ? route.fulfill({ status: 401, contentType: 'application/problem+json', body: '{"code":"UNAUTHORIZED","status":401}' }) : route.continue()))
    await tab.reload()
    await tab.see('No videos yet')
    assert.ok(refused >= 2, `${refused} calls`)
  })

  flow('loses the network while it plays, and it comes back by itself', async (open, service, context) => {
    const id = await service.upload('long', clip)
    await service.until(id, 'READY')
    const tab = await open(`/videos/${id}`)
    await tab.getByLabel('Quality: Auto').waitFor()
    let cut = true
    await context.route('**/*.m4s', (route) => (cut ? route.abort('connectionreset') : route.continue()))
    await tab.button('Play').first().click()
    await context.setOffline(true)
    await context.setOffline(false)
    cut = false
    await tab.waitForFunction(() => document.querySelector('video').currentTime > 2)
  })
})
