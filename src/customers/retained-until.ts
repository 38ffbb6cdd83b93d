import type { Instant } from "../vocabulary/instant.ts"

/** Until when records are kept: so many years after the last thing that happened. The 29th of February becomes the 1st of March. */
export function retainedUntil(happened: readonly [Instant, ...Instant[]], years: number): Instant {
  const last = [...happened].sort().at(-1) ?? happened[0]
  const year = Number(last.slice(0, 4)) + years
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const rest = last.slice(4)
  return `${year}${rest.startsWith("-02-29") && !isLeap ? `-03-01${rest.slice(6)}` : rest}`
}
