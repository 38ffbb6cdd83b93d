import type { Instant } from "../vocabulary/instant.ts"
import type { PlannedStep } from "./demonstration.ts"
import type { Chance } from "./open-chance.ts"

type Kind = PlannedStep["kind"]

/** What people get round to, by how often out of two hundred. Whatever lies in the future is still to be done. */
const courses: readonly { readonly often: number; readonly kinds: readonly Kind[] }[] = [
  { often: 1, kinds: [] },
  { often: 1, kinds: ["note"] },
  { often: 1, kinds: ["note", "amend"] },
  { often: 2, kinds: ["amend", "prepare"] },
  { often: 1, kinds: ["amend", "prepare", "return"] },
  { often: 44, kinds: ["note", "amend", "prepare", "decide"] },
  { often: 10, kinds: ["amend", "prepare", "return", "note", "prepare", "decide"] },
  { often: 140, kinds: ["amend", "prepare", "decide"] },
]

const minute = 60_000
const hour = 60 * minute
/** Minutes from one step to the next. */
const pause = { shortest: 8, longest: 300 }
const office = { opens: 9, closes: 20, hoursAheadOfUtc: 5 }

/** Plans what people do about a transfer if it is held: in office hours, and nothing after `until`. */
export function planSteps(chance: Chance, { heldAt, until }: { heldAt: Instant; until: Instant }): PlannedStep[] {
  let at = Date.parse(heldAt)
  const steps = chance.pickByOften(courses).kinds.map((kind) => {
    at = inOffice(chance, at + Math.round(chance.between(pause.shortest, pause.longest) * minute))
    return { kind, at: new Date(at).toISOString() }
  })
  return steps.filter((step) => step.at < until)
}

/** The moment itself when the office is open, else some minutes after it opens next. */
function inOffice(chance: Chance, at: number): number {
  const local = new Date(at + office.hoursAheadOfUtc * hour)
  const hours = local.getUTCHours()
  if (hours >= office.opens && hours < office.closes) return at
  const opening = local.setUTCHours(office.opens + (hours < office.opens ? 0 : 24), chance.below(60), chance.below(60))
  return opening - office.hoursAheadOfUtc * hour
}
