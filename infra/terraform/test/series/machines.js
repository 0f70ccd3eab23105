// What RDS and ECS emit, as samples.
import { times } from './times.js'

const GIB = 1024 ** 3
const MIB = 1024 ** 2
const one = name => (...values) => ({ [name]: values })
const bound = (name, calm, edge, bad, periods) => {
  const is = one(name)
  return { near: is(...times(periods, edge), ...times(periods - 1, bad), calm), story: [is(calm, null, calm), is(...times(periods, bad)), is(calm)] }
}
const memory = bound('MemoryUtilization', 60, 85, 91, 15)

export const MACHINES = {
  'database-cpu': bound('CPUUtilization', 30, 80, 96, 3),
  'database-memory': bound('FreeableMemory', 2 * GIB, 500 * MIB, 150 * MIB, 3),
  'database-connections': bound('DatabaseConnections', 60, 170, 400, 3),
  'database-storage': bound('FreeStorageSpace', 30 * GIB, 11 * GIB, 2 * GIB, 3),
  'database-credits': bound('CPUCreditBalance', 500, 50, 20, 3),
  'memory-api-gateway': memory,
  'memory-video-service': memory,
  'memory-upload-service': memory,
  'memory-transcode-worker': memory,
}
