import type { Chance } from "../../src/demonstration/open-chance.ts"
import type { NewId } from "../../src/runtime/new-id.ts"

/** Makes UUIDv7 as the house does, with dice that fall the same way for the same seed. One maker never goes backwards. */
export function openSeededIds(chance: Chance, now: () => number): NewId {
  let last = 0
  return () => {
    last = Math.max(last + 1, now())
    const time = last.toString(16).padStart(12, "0")
    const hex = (digits: number) => Array.from({ length: digits }, () => chance.below(16).toString(16)).join("")
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${chance.pick(["8", "9", "a", "b"])}${hex(3)}-${hex(12)}`
  }
}
