import type { VaultCondition } from "../runtime/sealing/vault.ts"
import type { Instant } from "../vocabulary/instant.ts"

/** What a house needs to decide, part by part. */
export const readinessParts = ["database", "migrations", "lists", "rulebook", "audit_key", "audit_copies", "personal_data", "disk"] as const
/** `degraded`: it serves, and something holds transfers or will soon. `failed`: send nobody here. */
export const readinessStates = ["ready", "degraded", "failed"] as const

export interface PartReadiness {
  readonly part: (typeof readinessParts)[number]
  readonly state: (typeof readinessStates)[number]
  /** What is so, without names, addresses or secrets. */
  readonly what: string
  /** What to do about it; absent where there is nothing to do. */
  readonly remedy?: string
}

/** How the whole stands: as badly as its worst part. */
export function worstOf(parts: readonly PartReadiness[]): PartReadiness["state"] {
  const worst = Math.max(...parts.map(({ state }) => readinessStates.indexOf(state)))
  return readinessStates[worst] ?? "failed"
}

/** Whether the tables are those of this version. */
export function judgeMigrations(known: readonly string[], applied: readonly string[]): PartReadiness {
  const missing = known.filter((name) => !applied.includes(name))
  const newer = applied.filter((name) => !known.includes(name))
  const part = "migrations" as const
  if (missing.length > 0)
    return {
      part,
      state: "failed",
      what: `The tables lack ${missing.length} of ${known.length} migrations.`,
      remedy: "Restart this process: it brings them up to date, or says why it cannot.",
    }
  if (newer.length > 0)
    return {
      part,
      state: "degraded",
      what: "The tables are those of a newer version than this.",
      remedy: "Bring this node to that version.",
    }
  return { part, state: "ready", what: `All ${known.length} migrations are applied.` }
}

/** Whether the lists in force are there and young enough for anything to be released. `maxAgeHours` is undefined where the rulebook has none. */
export function judgeLists(
  ages: readonly { readonly list: string; readonly ageHours: number }[],
  maxAgeHours: number | undefined,
): PartReadiness {
  const part = "lists" as const
  const degraded = (what: string, remedy: string): PartReadiness => ({ part, state: "degraded", what, remedy })
  if (maxAgeHours === undefined)
    return degraded(
      "The rulebook does not say how old a list may be, so every transfer is held.",
      "Give screening.list_max_age a value for today.",
    )
  if (ages.length === 0)
    return degraded(
      "No sanctions list is in force, so every transfer is held.",
      "Bring one: bin/shekara screening import, or the console's screening page.",
    )
  const stale = ages.filter(({ ageHours }) => ageHours >= maxAgeHours).map(({ list }) => list)
  if (stale.length > 0)
    return degraded(
      `Too old, so every transfer is held: ${stale.join(", ")}.`,
      "Bring today's files; the same files again confirm that nothing changed.",
    )
  return { part, state: "ready", what: `${ages.length} in force, confirmed within ${maxAgeHours} hours.` }
}

/** Whether the key to personal data is here and is the right one. */
export function judgeVault(condition: VaultCondition): PartReadiness {
  const part = "personal_data" as const
  if (condition === "unlocked") return { part, state: "ready", what: "Sealed, and the key to them is here." }
  const what = {
    key_missing: "Sealed, and there is no key to them: whatever needs them is refused, and nothing is decided.",
    key_wrong: "Sealed, and the key that is here is another: whatever needs them is refused, and nothing is decided.",
  }
  return {
    part,
    state: "failed",
    what: what[condition],
    remedy: "Put the right key file back (SHEKARA_KEY_FILE, or the key itself in SHEKARA_KEY) and start again.",
  }
}

/** How far one place that keeps copies of checkpoints has come, over all firms. */
export interface CopyStanding {
  readonly place: string
  /** When the last checkpoint that lies there was signed; null where none does. */
  readonly madeAt: Instant | null
  readonly isBehind: boolean
  readonly problem: string | null
}

/** Whether checkpoints get out of reach of whoever owns the database. Nothing is held where they do not. */
export function judgeCopies(standings: readonly CopyStanding[]): PartReadiness {
  const part = "audit_copies" as const
  const what = standings.map(({ place, madeAt, isBehind, problem }) => {
    const last = madeAt === null ? "no checkpoint yet" : `last checkpoint of ${madeAt}`
    return `${place}: ${last}${isBehind ? ", behind" : ""}${problem === null ? "" : `, ${problem}`}.`
  })
  const isAmiss = standings.some(({ problem }) => problem !== null)
  if (!isAmiss) return { part, state: "ready", what: what.join(" ") }
  const remedy = "See the audit page: an unreachable place is tried again by itself; ahead or differs means two histories of the log."
  return { part, state: "degraded", what: what.join(" "), remedy }
}

const mebibyte = 1024 ** 2
/** Below this a day's work may not fit; below the other the next commit may not. */
const [scarce, exhausted] = [1024 * mebibyte, 64 * mebibyte]

/** Whether there is room on the disk of the data folder. */
export function judgeDisk(freeBytes: number): PartReadiness {
  const what = `${Math.floor(freeBytes / mebibyte)} MiB are free where the data folder is.`
  const remedy = "Make room, or move the data folder to a larger disk."
  if (freeBytes < exhausted) return { part: "disk", state: "failed", what, remedy }
  return freeBytes < scarce ? { part: "disk", state: "degraded", what, remedy } : { part: "disk", state: "ready", what }
}
