// Plans as a provider does: what is configured, and for the rest what is made up or not yet known.
import { ExtData } from '@msgpack/msgpack'
import { madeUp } from './values.js'

const UNKNOWN = new ExtData(0, new Uint8Array([0]))
const isUnknown = value => value instanceof ExtData
const isSet = value => value !== null && value !== undefined

/**
 * The planned value of a block.
 *
 * @param make returns what the provider computes for an argument, undefined where it is unknown; null once the thing exists
 */
export function planned(block, proposed, config, make) {
  if (!isSet(proposed) || isUnknown(proposed)) return proposed
  const value = { ...proposed }
  for (const [name, attribute] of Object.entries(block.attributes)) {
    if (attribute.write_only) value[name] = null
    else if (make && attribute.computed && !isSet(config?.[name])) value[name] = make(name, attribute) ?? UNKNOWN
  }
  for (const [name, nested] of Object.entries(block.block_types)) {
    if (!Array.isArray(value[name])) continue
    // why by position in lists alone: elements of sets are matched by their whole value, so they stay as they are configured
    const configured = nested.nesting_mode === 'list' ? config?.[name] : value[name]
    value[name] = value[name].map((item, i) => planned(nested.block, item, configured?.[i], make && (() => undefined)))
  }
  return value
}

/** The plan of a new or changed thing of a type. */
export function plannedResource(type, block, proposed, config, isNew) {
  return planned(block, proposed, config, isNew ? (name, attribute) => madeUp(type, name, attribute, config) : null)
}

/** Applied for nobody: what is still unknown stays empty. */
export function settled(value) {
  if (isUnknown(value)) return null
  if (Array.isArray(value)) return value.map(settled)
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, settled(one)]))
  return value
}

/** The arguments that are configured although only the provider computes them, as paths. */
export function wronglySet(block, config, path = []) {
  if (!isSet(config) || isUnknown(config)) return []
  return [
    ...Object.entries(block.attributes)
      .filter(([name, attribute]) => attribute.computed && !attribute.optional && isSet(config[name]))
      .map(([name]) => [...path, name].join('.')),
    ...Object.entries(block.block_types)
      .filter(([name]) => Array.isArray(config[name]))
      .flatMap(([name, nested]) => config[name].flatMap(item => wronglySet(nested.block, item, [...path, name]))),
  ]
}
