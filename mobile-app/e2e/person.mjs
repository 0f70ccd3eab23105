// A person with a browser on a running suite's page: what the flows do again and again, by words on the screen alone.
import { chromium } from 'playwright-core'

export const PAGE = process.env.MILLRACE_E2E_URL
export const PHONE = { width: 390, height: 844 }

if (!PAGE) throw new Error('MILLRACE_E2E_URL names the page of a running suite, such as http://127.0.0.1:8089')

export const launch = () =>
  chromium.launch({ executablePath: process.env.MILLRACE_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-background-networking'] })

let people = 0

/** A device of a user who is signed in already; another one, unless the name is given. */
export async function device(browser, { user = `person-${process.pid}-${people++}`, ...options } = {}) {
  const context = await browser.newContext({ viewport: PHONE, locale: 'en', ...options })
  context.setDefaultTimeout(90_000)
  await context.addInitScript((who) => localStorage.setItem('millrace.user', who), user)
  return { context, user }
}

/** A tab with its own list of parts that it sent, and of errors on the page. */
export async function tabOf(context, at = '/') {
  const tab = await context.newPage()
  const sent = []
  const errors = []
  tab.on('request', (request) => request.method() === 'PUT' && request.url().includes('partNumber=') && sent.push(Number(new URL(request.url()).searchParams.get('partNumber'))))
  tab.on('pageerror', (error) => errors.push(error.message))
  await tab.goto(PAGE + at)
  return Object.assign(tab, { sent, errors, button: (name) => tab.getByRole('button', { name, exact: true }).filter({ visible: true }), see: (text) => tab.getByText(text).filter({ visible: true }).first().waitFor() })
}

/** Chooses files where a button asks for them. */
export async function choose(tab, button, files) {
  const chooser = tab.waitForEvent('filechooser')
  await tab.button(button).first().click()
  await (await chooser).setFiles(files)
}

/** Bytes a second that go out of a tab; 0 for as many as there can be. */
export async function uplink(tab, bytesPerSecond) {
  const session = await tab.context().newCDPSession(tab)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: 40, downloadThroughput: -1, uploadThroughput: bytesPerSecond || -1 })
}

/** Begins to upload a file from the upload screen. */
export async function beginUpload(tab, file) {
  await choose(tab, /^Choose (a|another) video/, file)
  await tab.button('Upload').click()
  await tab.getByRole('progressbar').first().waitFor()
}
