// Makes blocks of a provider schema, in the form of `terraform providers schema -json`, out of the package's classes.
import { argumentsOf, classesOf, shapesIn, shapesOfStruct, typeOf } from './sources.js'

const GETTERS = {
  StringAttribute: 'string',
  NumberAttribute: 'number',
  BooleanAttribute: 'bool',
  ListAttribute: ['list', 'string'],
  NumberListAttribute: ['list', 'number'],
  BooleanListAttribute: ['list', 'bool'],
  StringMapAttribute: ['map', 'string'],
  NumberMapAttribute: ['map', 'number'],
  BooleanMapAttribute: ['map', 'bool'],
  AnyMapAttribute: ['map', 'string'],
}

/** The type of what is only computed, and so has no shape, from the text of its getter. */
function computedType(text) {
  const [, item, isList] = /new cdktf\.(String|Number|Boolean|Any)(List)?Map\(/.exec(text) ?? []
  if (item) {
    const type = { String: 'string', Number: 'number', Boolean: 'bool', Any: 'string' }[item]
    return ['map', isList ? ['list', type] : type]
  }
  const [, wrap, how, what] = /return (?:cdktf\.Fn\.(tolist|toset)\()?this\.(get|interpolationFor)(\w*)\(/.exec(text) ?? []
  if (!how) return undefined
  const type = GETTERS[what]
  if (!type) return how === 'interpolationFor' ? 'dynamic' : undefined
  return wrap && Array.isArray(type) ? ['set', type[1]] : type
}

/** The struct behind an argument: its content, and how it is nested. Null for a plain argument. */
function structOf(module, text) {
  const [, holderName, isSet] = /private _\w+ = new (\w+)\(this, "[^"]+"(?:, (true|false))?\)/.exec(text) ?? []
  const holder = module.classes.get(holderName)
  if (!holder) return null
  const isMany = holder.parent !== 'ComplexObject'
  const inner = isMany ? /return new (\w+)\(this\.terraformResource/.exec(holder.body)[1] : holderName
  return {
    content: block(module, inner),
    isMany,
    isSet: isSet === 'true',
    isMap: holder.parent === 'ComplexMap',
    isSingle: !isMany && /super\(terraformResource, terraformAttribute(, false)?\);/.test(holder.body),
  }
}

function nestedBlock(name, struct, flags) {
  const isTimeouts = name === 'timeouts'
  return {
    nesting_mode: struct.isSingle && isTimeouts ? 'single' : struct.isSet ? 'set' : 'list',
    block: struct.content,
    ...(flags.required && { min_items: 1 }),
    ...(!struct.isMany && !isTimeouts && { max_items: 1 }),
  }
}

/** The same content as a type, for what is written as a value and not as a block. */
function objectType({ attributes, block_types: blocks }) {
  return ['object', Object.fromEntries([
    ...Object.entries(attributes).map(([name, attribute]) => [name, attribute.type]),
    ...Object.entries(blocks).map(([name, nested]) =>
      [name, [nested.nesting_mode === 'set' ? 'set' : 'list', objectType(nested.block)]]),
  ])]
}

function block(module, name) {
  const { body } = module.classes.get(name)
  const shapes = shapesOfStruct(module.text, name.replace(/OutputReference$/, '')) ?? shapesIn(body)
  const result = { attributes: {}, block_types: {} }
  for (const argument of argumentsOf(body)) {
    const shape = shapes[argument.name]
    const struct = structOf(module, argument.text)
    if (struct && shape?.isBlock) {
      result.block_types[argument.name] = nestedBlock(argument.name, struct, argument.flags)
      continue
    }
    let type
    if (struct) {
      const object = objectType(struct.content)
      type = struct.isMany ? [struct.isMap ? 'map' : struct.isSet ? 'set' : 'list', object] : ['list', object]
    } else {
      type = computedType(argument.text) ?? typeOf(shape)
      if (shape?.kind === 'set' && Array.isArray(type)) type = ['set', type[1]]
      // why left out: a block without a class has no type in the package
      if (!type && shape?.isBlock) continue
    }
    result.attributes[argument.name] = { type: type ?? 'dynamic', ...argument.flags }
  }
  return result
}

/** The block of a resource or data source. */
export function typeBlock(text, className) {
  return block({ text, classes: classesOf(text) }, className)
}

/** The block of the provider itself, whose nested arguments have no classes. */
export function providerBlock(text) {
  const shapes = shapesIn(text)
  const result = { attributes: {}, block_types: {} }
  for (const { name } of argumentsOf(text)) {
    const shape = shapes[name]
    if (!shape) continue
    if (!shape.isBlock) {
      result.attributes[name] = { type: typeOf(shape) ?? 'string', optional: true }
      continue
    }
    const inner = Object.entries(shapesOfStruct(text, shape.type.replace(/List$/, '')) ?? {}).filter(([, one]) => typeOf(one))
    result.block_types[name] = {
      nesting_mode: shape.kind === 'set' ? 'set' : 'list',
      block: { attributes: Object.fromEntries(inner.map(([key, one]) => [key, { type: typeOf(one), optional: true }])), block_types: {} },
    }
  }
  return result
}
