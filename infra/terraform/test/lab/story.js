// The story of an alarm: phases of calm, trouble and calm again, each with the values of its series in each period.

/** The alarms of a table's entry: in each environment they are called after it. */
export const ofTheTable = (alarms, name) => alarms.filter(alarm => alarm.alarm_name.endsWith(`-${name}`))

/** Phases behind each other. */
const whole = story => Object.fromEntries(Object.keys(story[0]).map(key => [key, story.flatMap(phase => phase[key])]))

/** What is wrong with the states of an alarm over a near miss, where there is one, and over a story. @param states of recorded values */
export function* amiss(name, { near, story }, states) {
  if (near && states(near).includes('ALARM')) yield `${name} goes off too early: ${states(near)}`
  const all = states(whole(story))
  const ends = story.map((_, i) => story.slice(0, i + 1).reduce((sum, phase) => sum + Object.values(phase)[0].length, 0))
  if (all.slice(0, ends[0]).includes('ALARM') || all[ends[0] - 1] !== 'OK') yield `${name} is not calm before: ${all}`
  if (all[ends[1] - 1] !== 'ALARM') yield `${name} does not go off: ${all}`
  if (all.at(-1) !== 'OK') yield `${name} does not end: ${all}`
}
