// All policies in one process, with the same tests as one process a file. why without costs: they are no policy, and read both environments.
import fs from 'node:fs'
import path from 'node:path'

const files = fs.readdirSync(import.meta.dirname).filter(file => file.endsWith('.test.js') && file !== 'cost.test.js')
for (const file of files) await import(path.join(import.meta.dirname, file))
