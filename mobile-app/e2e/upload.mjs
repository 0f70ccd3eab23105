// One whole journey in Chromium on a running suite that serves the app: sign in, choose, upload, watch it being made, play, delete.
//   node e2e/upload.mjs http://127.0.0.1:31009 FILE
import { chromium } from 'playwright-core'

const [page, file] = process.argv.slice(2)
const PATIENCE = 300_000
const USER = `traveller-${process.pid}`

const browser = await chromium.launch({
  executablePath: process.env.MILLRACE_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-background-networking'],
})
const tab = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage()
const complaints = []
tab.on('response', (response) => response.status() >= 400 && complaints.push(`${response.status()} ${response.request().method()} ${new URL(response.url()).pathname}`))
tab.on('pageerror', (error) => complaints.push(error.message))
tab.setDefaultTimeout(PATIENCE)

const began = Date.now()
const tell = (what) => console.log(`${((Date.now() - began) / 1000).toFixed(1).padStart(6)} s  ${what}`)
const button = (name) => tab.getByRole('button', { name, exact: true })

await tab.goto(page)
await tab.getByRole('textbox').first().fill(USER)
await tab.keyboard.press('Enter')
await tab.getByText('No videos yet').waitFor()
tell('signed in')

await tab.getByRole('link', { name: 'Upload a video' }).or(button('Upload a video')).first().click()
const chooser = tab.waitForEvent('filechooser')
await button('Choose a video').click()
await (await chooser).setFiles(file)
await button('Upload').click()
await tab.getByRole('progressbar').first().waitFor()
tell('uploads')
await button('Open').first().click()
await tab.getByText('Video processing').or(tab.locator('video')).first().waitFor()
tell('is uploaded and being made, or ready')
await tab.locator('video').waitFor()
tell('is READY')
await tab.getByRole('button', { name: 'Play' }).first().click()
await tab.waitForFunction(() => document.querySelector('video').currentTime > 1)
const { width, seconds } = await tab.evaluate(() => ({ width: document.querySelector('video').videoWidth, seconds: document.querySelector('video').duration }))
tell(`plays: ${width} pixels wide, ${seconds.toFixed(1)} s long`)
await button('Delete').click()
await tab.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
await tab.getByText('No videos yet').filter({ visible: true }).waitFor()
tell('is deleted')
await browser.close()
if (complaints.length) {
  console.error(complaints.join('\n'))
  process.exitCode = 1
}
