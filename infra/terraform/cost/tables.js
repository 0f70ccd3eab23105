// The tables of infra/docs/sizing.md.
import { SCALES, VIDEO, perMonth } from './scales.js'
import { standing } from './standing.js'

const sum = costs => Object.values(costs).reduce((all, one) => all + one, 0)
const dollars = value => Math.round(value).toLocaleString('en-US')
const row = cells => `| ${cells.join(' | ')} |`
const table = (head, rows) => [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')

/** @param environments roots after an apply @param series of our own, each at its price @returns by name */
export function tables(environments, series) {
  const stands = Object.fromEntries(environments.map(shown => [shown.name, standing(shown, series)]))
  const names = Object.keys(stands).sort().reverse()
  const scales = SCALES.map(scale => ({ ...scale, stands: { ...stands[scale.environment], ...scale.more }, moves: perMonth(scale) }))
  const all = ({ stands: fixed, moves }) => sum(fixed) + sum(moves)
  return {
    standing: table(['USD a month, no video yet', ...names], [
      ...Object.keys(stands[names[0]]).map(what => [what, ...names.map(name => dollars(stands[name][what]))]),
      ['**in all**', ...names.map(name => `**${dollars(sum(stands[name]))}**`)],
    ]),
    scales: table(['USD in the twelfth month of', ...scales.map(scale => scale.name)], [
      ['what stands', ...scales.map(scale => dollars(sum(scale.stands)))],
      ...Object.keys(scales[0].moves).map(what => [what, ...scales.map(scale => dollars(scale.moves[what]))]),
      ['**in all**', ...scales.map(scale => `**${dollars(all(scale))}**`)],
      ['per 1,000 minutes of video', ...scales.map(scale => dollars(all(scale) / scale.videos / VIDEO.minutes * 1000))],
    ]),
  }
}
