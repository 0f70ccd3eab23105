// What videos cost: a model of a month at a number of videos, in the twelfth month of so many each.
import { HOURS, PRICES } from './prices.js'

/** A video and what happens to it. Processor seconds: infra/docs/reports/benchmarks.md, all renditions of 5 min of 1080p, rounded up. */
export const VIDEO = {
  minutes: 3, sourceGigabytes: 0.3, outputGigabytes: 0.12, cpuSecondsPerSecond: 1.8, parts: 58, outputs: 165, largeOutputs: 90, reads: 38,
  calls: 150, messages: 20, logGigabytes: 0.0005, views: 20, watched: 0.6, viewBitsPerSecond: 2.5e6, requestsPerView: 45,
}
const WORKER = { cpus: 4, diskGigabytes: 80, idleHours: 0.3 } // a machine for one video alone: start, and 15 min until it goes
const MONTHS = 12

/** Dollars for what is taken in steps. @param steps [up to, price] */
function stepped(amount, steps) {
  let before = 0
  return steps.reduce((cost, [until, price]) => {
    const here = Math.max(0, Math.min(amount, until) - before)
    before = until
    return cost + here * price
  }, 0)
}

/** Hours of machines for so many videos. @param busy share of a machine's time in which it works when there is always something */
function workerHours(videos, busy) {
  const work = videos * VIDEO.minutes * 60 * VIDEO.cpuSecondsPerSecond / 3600 / WORKER.cpus
  return Math.max(work / busy, Math.min(HOURS, work + videos * WORKER.idleHours))
}

/** @param scale videos a month, busy, and onDemand: the share of machines that are not Spot */
export function perMonth({ videos, busy, onDemand }) {
  const hours = workerHours(videos, busy)
  const kept = MONTHS * videos
  const [frequent, infrequent, archived] = PRICES.tieredGigabyte
  const seen = videos * VIDEO.views * VIDEO.minutes * 60 * VIDEO.watched * VIDEO.viewBitsPerSecond / 8 / 1e9
  return {
    workers: hours * (onDemand * PRICES.workerHour + (1 - onDemand) * PRICES.workerSpotHour + WORKER.diskGigabytes * PRICES.diskGigabyte / HOURS),
    sources: videos * VIDEO.sourceGigabytes * PRICES.storageGigabyte + (kept - videos) * VIDEO.sourceGigabytes * PRICES.archiveGigabyte
      + videos * PRICES.toArchive,
    outputs: VIDEO.outputGigabytes * (videos * frequent + 2 * videos * infrequent + (kept - 3 * videos) * archived)
      + kept * VIDEO.largeOutputs * PRICES.tieredObjects,
    requests: videos * ((VIDEO.parts + VIDEO.outputs) * PRICES.put + VIDEO.reads * PRICES.get + VIDEO.messages * PRICES.message
      + VIDEO.calls * PRICES.firewallRequest + VIDEO.logGigabytes * PRICES.logGigabyte),
    playback: stepped(seen, PRICES.cdnGigabyte) + Math.max(0, videos * VIDEO.views * VIDEO.requestsPerView - 1e7) * PRICES.cdnRequest,
  }
}

/** Three sizes. What stands is that of staging, of production, and of production with more of the same. */
export const SCALES = [
  { name: '100 videos', videos: 100, busy: 0.5, onDemand: 0, environment: 'staging', more: {} },
  { name: '10,000 videos', videos: 10_000, busy: 0.5, onDemand: 0.5, environment: 'production', more: {} },
  // 14 tasks of 1 vCPU and 2 GB, db.r7g.xlarge with a standby and 1 TB, NAT and balancers with their traffic
  {
    name: '1,000,000 videos', videos: 1_000_000, busy: 0.7, onDemand: 0.1, environment: 'production',
    more: {
      'services on Fargate': 14 * HOURS * (PRICES.fargateCpuHour + 2 * PRICES.fargateGigabyteHour),
      database: 2 * (HOURS * PRICES.databaseHour['db.r7g.xlarge'] + 1000 * PRICES.databaseGigabyte),
    },
  },
]
