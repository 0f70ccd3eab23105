/** The same value in so many periods. */
export const times = (number, value) => Array(number).fill(value)
