// The flows of mobile-app/e2e in Chromium, on the app as a suite of its own serves it.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { Suite, repository } from './suite.js'

const PORT_BASE = Number(process.env.MILLRACE_BROWSER_PORT_BASE ?? 24080) + 100

const suite = await Suite.start(PORT_BASE)
try {
  const flows = spawn('node', ['--test', '--test-reporter=spec', 'e2e/flows.test.mjs'], {
    cwd: path.join(repository, 'mobile-app'), stdio: 'inherit', env: { ...process.env, MILLRACE_E2E_URL: suite.page() },
  })
  process.exitCode = await new Promise(resolve => flows.once('exit', code => resolve(code ?? 1)))
} finally {
  await suite.stop()
}
