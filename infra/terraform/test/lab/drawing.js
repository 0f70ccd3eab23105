// A dashboard as CloudWatch lays it out, as SVG. Lines are made up: what is shown is what stands where, and what each line is called.

const COLUMN = 50
const ROW = 40
const COLOURS = ['#1f77b4', '#ff7f0e', '#2ca02c', '#d62728', '#9467bd']

const escaped = text => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
const text = (x, y, size, words, more = '') => `<text x="${x}" y="${y}" font-size="${size}" ${more}>${escaped(words)}</text>`

/** Alarms as tiles, as many beside each other as there is room for. */
function alarms({ title, alarms: arns }, width) {
  const columns = Math.floor(width / 140)
  const tile = (width - 20) / columns
  return [text(10, 20, 14, `${title}: ${arns.length}`), ...arns.flatMap((arn, i) => {
    const [x, y] = [10 + (i % columns) * tile, 28 + Math.floor(i / columns) * 18]
    const name = arn.split(':alarm:')[1].replace(/^millrace-[a-z]+-/, '')
    return [`<rect x="${x}" y="${y}" width="${tile - 4}" height="16" fill="#e6f4e6" stroke="#2ca02c"/>`, text(x + 4, y + 12, 10, name)]
  })]
}

/** Lines with their legend; a line's shape follows from its name. */
function metrics({ title, stat, metrics: lines }, width, height) {
  const labels = lines.map(line => line.find(word => typeof word === 'object').label)
  const at = (line, step) => height - 45 - (10 + ((line + 2) * 37 + title.length * 11) % 40) * (1 + 0.4 * Math.sin(step * (line + 1) + title.length))
  return [
    text(10, 20, 14, title), text(width - 10, 20, 11, stat, 'text-anchor="end" fill="#777"'),
    `<path d="M10 ${height - 40}H${width - 10}M10 50H${width - 10}" stroke="#ddd" fill="none"/>`,
    ...labels.map((_, line) => {
      const points = Array.from({ length: 25 }, (_, step) => `${10 + (width - 20) * step / 24} ${at(line, step / 3).toFixed(1)}`)
      return `<polyline points="${points.join(' ')}" fill="none" stroke="${COLOURS[line % COLOURS.length]}" stroke-width="1.5"/>`
    }),
    ...labels.map((label, line) => text(10 + line * (width - 20) / Math.max(3, labels.length), height - 14, 11, `● ${label}`, `fill="${COLOURS[line % COLOURS.length]}"`)),
  ]
}

/** Words of a text widget, a line each. */
const words = ({ markdown }) => markdown.split('\n').flatMap(line => line.match(/.{1,36}(?:\s|$)/g)).map((line, i) => text(10, 24 + i * 18, 13, line.trim()))

/** @param body the JSON of a dashboard */
export function drawn(body) {
  const { widgets } = JSON.parse(body)
  const height = Math.max(...widgets.map(one => one.y + one.height)) * ROW
  const cards = widgets.map(({ type, x, y, width, height: rows, properties }) => {
    const [w, h] = [width * COLUMN - 6, rows * ROW - 6]
    const inside = type === 'alarm' ? alarms(properties, w) : type === 'text' ? words(properties) : metrics(properties, w, h)
    return `<g transform="translate(${x * COLUMN + 3} ${y * ROW + 3})"><rect width="${w}" height="${h}" fill="white" stroke="#ccc"/>\n${inside.join('\n')}\n</g>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${24 * COLUMN}" height="${height}" font-family="sans-serif"><rect width="100%" height="100%" fill="#f2f3f3"/>\n${cards.join('\n')}\n</svg>\n`
}
