/** Dice that fall the same way for the same seed, on every machine. For inventing only; nothing secret comes from here. */
export interface Chance {
  /** A whole number from 0 up to, but not including, `limit`. */
  below(limit: number): number
  /** A number from `low` up to, but not including, `high`. */
  between(low: number, high: number): number
  happens(probability: number): boolean
  pick<T>(from: readonly T[]): T
  /** One of them, each as often as it says in proportion to the others. */
  pickByOften<T extends { readonly often: number }>(from: readonly T[]): T
}

/** Opens the dice of one subject. Two subjects of one seed fall independently, so that inventing more of one leaves the other alone. */
export function openChance(seed: number, subject: string): Chance {
  let state = hashOf(`${seed} ${subject}`)
  // Mulberry32: small, well spread, and enough for a demonstration.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    below,
    between: (low, high) => low + next() * (high - low),
    happens: (probability) => next() < probability,
    pick: (from) => demand(from[below(from.length)]),
    pickByOften: (from) => {
      const drawn = below(from.reduce((sum, { often }) => sum + often, 0))
      const ends = from.map((_, position) => from.slice(0, position + 1).reduce((sum, { often }) => sum + often, 0))
      return demand(from[ends.findIndex((end) => drawn < end)])
    },
  }
}

function demand<T>(picked: T | undefined): T {
  if (picked === undefined) throw new Error("There is nothing to pick from")
  return picked
}

/** FNV-1a over the code units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let position = 0; position < text.length; position++) hash = Math.imul(hash ^ text.charCodeAt(position), 0x01000193)
  return hash
}
