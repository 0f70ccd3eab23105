// API=https://… MILLRACE_TOKEN=… node infra/terraform/canary/once.js: one run of the canary from this machine, as the owner of the token.
import { clip } from './src/clip.js'
import { Journey } from './src/journey.js'

const { API: api, MILLRACE_TOKEN: token } = process.env
if (!api || !token) throw new Error('API and MILLRACE_TOKEN say where, and as whom')
const took = await new Journey({
  api,
  token: async () => token,
  clip: clip(),
  waitMs: 720_000,
  pause: milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds)),
  now: () => performance.now(),
}).run()
console.log(`uploaded, READY and played: ${JSON.stringify(took)}`)
