// ./millrace alarms: each condition in a suite of its own, then every alarm on what was measured.
import fs from 'node:fs'
import path from 'node:path'
import { drive, KEYS, OF_AWS } from './conditions.js'
import { Lab } from './lab.js'
import { Recorder } from './recorder.js'

const PORT_BASE = Number(process.env.MILLRACE_ALARMS_PORT_BASE ?? 27080)
const [out] = process.argv.slice(2)

// why: passes that run three times a minute would be waited for
Object.assign(process.env, { MILLRACE_RECOVERY_EVERY: '2s', MILLRACE_EXPIRY_EVERY: '2s' })
const lab = await Lab.start(PORT_BASE)
try {
  const recorder = new Recorder(lab.processes, KEYS, OF_AWS(lab))
  try {
    const stories = await drive(lab, recorder)
    const lines = Object.entries(stories).map(([alarm, { cause, story }]) =>
      `  ${JSON.stringify(alarm)}: {"cause": ${JSON.stringify(cause)}, "story": [\n${story.map(one => `    ${JSON.stringify(one)}`).join(',\n')}\n  ]}`)
    fs.mkdirSync(path.dirname(out), { recursive: true })
    fs.writeFileSync(out, `{\n${lines.join(',\n')}\n}\n`)
    console.log(`${lines.length} alarms' stories`)
  } finally {
    await recorder.stop()
  }
} finally {
  await lab.stop()
}
