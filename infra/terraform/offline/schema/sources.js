// Reads the npm package @cdktf/provider-aws. Its TypeScript was generated from the provider's schema and stands, whole, in the source
// maps of its modules; comments and shapes in it say for each argument what the schema said.
import fs from 'node:fs'
import path from 'node:path'

const MAP = 'sourceMappingURL=data:application/json;base64,'

/** The TypeScript that a module was compiled from, or null for a folder that is no module. */
export function sourceOf(folder) {
  const file = path.join(folder, 'index.js')
  if (!fs.existsSync(file)) return null
  const script = fs.readFileSync(file, 'utf8')
  const at = script.lastIndexOf(MAP)
  return at < 0 ? null : JSON.parse(Buffer.from(script.slice(at + MAP.length).trim(), 'base64')).sourcesContent[0]
}

/** The classes of a module by name: what each extends, and its text. */
export function classesOf(text) {
  const heads = [...text.matchAll(/^export class (\w+) extends cdktf\.(\w+) \{/gm)]
  return new Map(heads.map((head, i) => [head[1], {
    parent: head[2],
    body: text.slice(head.index, heads[i + 1]?.index),
  }]))
}

/** What a text says of each argument that can be written: whether it is a block, and of what type. */
export function shapesIn(text) {
  const shape = /^ {4,8}(\w+): \{\n\s+value: [^\n]*\n\s+isBlock: (true|false),\n\s+type: "(\w+)",\n\s+storageClassType: "(\w+)",/gm
  return Object.fromEntries([...text.matchAll(shape)].map(([, name, isBlock, kind, type]) =>
    [name, { isBlock: isBlock === 'true', kind, type }]))
}

/** The shapes of a struct: they stand in the function that writes it, before its class. Null when it has none. */
export function shapesOfStruct(text, struct) {
  const at = text.indexOf(`function ${struct[0].toLowerCase()}${struct.slice(1)}ToHclTerraform(`)
  return at < 0 ? null : shapesIn(text.slice(at, text.indexOf('// remove undefined attributes', at)))
}

/** The arguments of a class with their flags and the text that implements each. */
export function argumentsOf(body) {
  const marks = [...body.matchAll(/^ {2}\/\/ (\w+) - computed: (\w+), optional: (\w+), required: (\w+)$/gm)]
  return marks.map(([, name, computed, optional, required], i) => ({
    name,
    text: body.slice(marks[i].index, marks[i + 1]?.index),
    flags: {
      ...(required === 'true' && { required: true }),
      ...(optional === 'true' && { optional: true }),
      ...(computed === 'true' && { computed: true }),
      // why: the package does not say so otherwise
      ...(name.endsWith('_wo') && computed !== 'true' && { write_only: true }),
    },
  }))
}

const SIMPLE = { string: 'string', number: 'number', boolean: 'bool', any: 'string' }

/** The type that a shape names, such as stringListMap: a map of lists of strings. Undefined for a struct. */
export function typeOf(shape) {
  if (!shape) return undefined
  const [, item, wraps] = /^(string|number|boolean|any)((?:List|Map)*)$/.exec(shape.type) ?? []
  if (!item || (item === 'any' && wraps !== 'Map')) return undefined
  const type = (wraps.match(/List|Map/g) ?? []).reduce((inner, wrap) => [wrap.toLowerCase(), inner], SIMPLE[item])
  return shape.kind === 'set' && Array.isArray(type) ? ['set', type[1]] : type
}
