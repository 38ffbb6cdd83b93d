import type { Outcome, Truth } from "./legal-finding.ts"

/** Among open truths, the one that is shown: a conflict needs a person, want of a fact needs an answer, want of a look needs a probe. */
const open = ["conflict", "unknown", "not_observed"] as const satisfies readonly Truth[]

/** False absorbs, and so does what makes no sense here; otherwise whatever is open stays open. */
export function allOf(members: readonly Truth[]): Truth {
  if (members.includes("false")) return "false"
  if (members.includes("not_applicable")) return "not_applicable"
  return worstOpen(members) ?? "true"
}

/** True absorbs; otherwise whatever is open stays open. Only if no member makes sense does the whole make none. */
export function anyOf(members: readonly Truth[]): Truth {
  if (members.includes("true")) return "true"
  return worstOpen(members) ?? (members.length > 0 && members.every((truth) => truth === "not_applicable") ? "not_applicable" : "false")
}

export function notOf(member: Truth): Truth {
  if (member === "true") return "false"
  return isNo(member) ? "true" : member
}

/** True once enough members are true, false once too few can still become true. */
export function atLeastOf(count: number, members: readonly Truth[]): Truth {
  if (members.filter((truth) => truth === "true").length >= count) return "true"
  if (members.filter((truth) => !isNo(truth)).length < count) return "false"
  return worstOpen(members) ?? "true"
}

/** Whether a rule goes on as if the answer were no: false, or no sense here. */
export function isNo(truth: Truth): boolean {
  return truth === "false" || truth === "not_applicable"
}

export function isOpen(truth: Truth): boolean {
  return truth !== "true" && !isNo(truth)
}

export function outcomeOfTruth(truth: Truth): Outcome {
  switch (truth) {
    case "true":
      return "applies"
    case "false":
    case "not_applicable":
      return "does_not_apply"
    case "unknown":
      return "undetermined"
    case "conflict":
      return "conflict"
    case "not_observed":
      return "not_tested"
  }
}

export function truthOfOutcome(outcome: Outcome): Truth {
  switch (outcome) {
    case "applies":
      return "true"
    case "does_not_apply":
      return "false"
    case "undetermined":
      return "unknown"
    case "conflict":
      return "conflict"
    case "not_tested":
      return "not_observed"
  }
}

function worstOpen(members: readonly Truth[]): Truth | undefined {
  return open.find((truth) => members.includes(truth))
}
