// What the API's alarms see. Series of load balancers and CloudFront are samples: nobody here emits them.
import { times } from './times.js'

/** Of 10,000 calls in a window so many fail; @param windows how many in a row it takes */
const burn = (percent, windows = 1) => {
  const calls = (...failed) => ({ RequestCount: failed.map(() => 10000), HTTPCode_Target_5XX_Count: failed, HTTPCode_ELB_5XX_Count: failed.map(() => null) })
  const [few, many] = [percent * 100 - 1, percent * 100 + 1].map(Math.round)
  return {
    near: join(calls(few, few, few), { RequestCount: [99], HTTPCode_Target_5XX_Count: [99], HTTPCode_ELB_5XX_Count: [99] },
      windows > 1 ? calls(...times(windows - 1, many), 0) : calls(0)),
    story: [calls(0, few), calls(...times(windows, many)), calls(0)],
  }
}

const join = (...parts) => Object.fromEntries(Object.keys(parts[0]).map(key => [key, parts.flatMap(part => part[key])]))
const p99 = (...values) => ({ TargetResponseTime: values })
const rollback = (...values) => ({ HTTPCode_Target_5XX_Count: values })
const rate = (name, ...values) => ({ [name]: values })
const passed = (...values) => ({ SuccessPercent: values })
const days = (...values) => ({ DaysToExpiry: values })

const releases = {
  near: rollback(10, 10, 10, 40, null, null),
  story: [rollback(null, 0, 2), rollback(25, 3, 31), rollback(null, null, null)],
}
const certificate = { near: days(60, 31, 30), story: [days(31), days(29), days(395)] }

export const API = {
  'api-errors-5m': burn(1.44),
  'api-errors-1h': burn(1.44),
  'api-errors-30m': burn(0.6),
  'api-errors-6h': burn(0.6),
  'api-burn-ticket': burn(0.1, 3),
  'api-latency': { near: p99(0.9, 1, 1.5, 0.4, 2, 0.3, 0.3), story: [p99(0.2, null, 0.3), p99(1.4, 0.9, 1.2, 2.1), p99(0.4, 0.3, 0.3)] },
  'api-gateway-rollback': releases,
  'upload-service-rollback': releases,
  'video-service-rollback': releases,
  'cdn-5xx': {
    near: rate('5xxErrorRate', ...times(4, 100), 0, ...times(5, 1)),
    story: [rate('5xxErrorRate', 0, null, 0.2), rate('5xxErrorRate', 3, 8, 12, 12, 9), rate('5xxErrorRate', 0.5)],
  },
  // a rotated key that the CDN does not know: 403 for all who get cookies now
  'cdn-4xx': {
    near: rate('4xxErrorRate', ...times(14, 60), 4, ...times(15, 5)),
    story: [rate('4xxErrorRate', 0.4, 1, null), rate('4xxErrorRate', ...times(15, 38)), rate('4xxErrorRate', 2)],
  },
  // one run that fails has met a release
  canary: {
    near: passed(100, 0, 100, null, 100, 0, 100),
    story: [passed(100, 100), passed(0, 50), passed(100)],
  },
  'certificate-api': certificate,
  'certificate-internal': certificate,
  'certificate-cdn': certificate,
}

/** Both composite alarms: calls and failures in each five minutes; the story is over when nothing failed in the short window. */
const fiveMinutes = (...failed) => ({ RequestCount: failed.map(() => 1000), HTTPCode_Target_5XX_Count: failed, HTTPCode_ELB_5XX_Count: failed.map(() => null) })
export const BURNS = {
  // a release that fails one call of five
  'api-burn-fast': { near: fiveMinutes(...times(12, 0), 150, 0, 0), story: [fiveMinutes(...times(12, 0)), fiveMinutes(200), fiveMinutes(0)] },
  // one call of a hundred, all afternoon
  'api-burn-slow': { near: fiveMinutes(...times(72, 0), ...times(30, 10)), story: [fiveMinutes(...times(72, 0)), fiveMinutes(...times(50, 10)), fiveMinutes(...times(6, 0))] },
}
