// What a suite measured while conditions were driven: by alarm, what was done and the story. Written by ./millrace alarms --keep.
import fs from 'node:fs'
import path from 'node:path'

export const STORIES = JSON.parse(fs.readFileSync(process.env.MILLRACE_STORIES ?? path.join(import.meta.dirname, 'recorded.json'), 'utf8'))
