import { series } from './code.js'

/** Those of our own series that no service sends. @param found {namespace, name, dimensions} @param what reads them */
export function* unsent(found, what) {
  const sent = series()
  for (const { namespace, name, dimensions } of found.filter(one => one.namespace.startsWith('Millrace/'))) {
    const { service, ...others } = dimensions
    const key = [service, name, ...Object.entries(others).map(([k, v]) => `${k}=${v}`).sort()].join(' ')
    if (!sent.has(key)) yield `${what} reads ${key}, which nobody sends`
  }
}
