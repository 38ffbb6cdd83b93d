import { assess, type Inquiry } from "./assess.ts"
import { type Cause, causesOf, type SheetChange, sheetChanges } from "./causes-of.ts"
import type { LegalFinding, Receipt } from "./legal-finding.ts"

/** A finding that differs between two inquiries; one side is absent where its subject or row does not exist there. */
export interface FindingChange {
  readonly key: string
  readonly subject: LegalFinding["subject"]
  readonly before?: LegalFinding
  readonly after?: LegalFinding
  /** What made the difference, each with its source and day. */
  readonly causes: readonly Cause[]
}

export interface Comparison {
  readonly before: Receipt
  readonly after: Receipt
  /** Statements that differ, whether or not a finding moves. */
  readonly facts: readonly SheetChange[]
  readonly findings: readonly FindingChange[]
}

/**
 * Sets two assessments side by side: the same firm with other facts, on another day, under another rulebook, in another
 * view, or under other authorities. Only findings that say something else are listed, in the order of keys and ids.
 */
export function compare(before: Inquiry, after: Inquiry): Comparison {
  const [earlier, later] = [assess(before), assess(after)]
  const facts = sheetChanges(before.sheet, after.sheet)
  const earlierByName = new Map(earlier.findings.map((finding) => [nameOf(finding), finding]))
  const laterByName = new Map(later.findings.map((finding) => [nameOf(finding), finding]))
  const names = [...new Set([...earlierByName.keys(), ...laterByName.keys()])].sort()
  const findings = names.flatMap((name) => {
    const [left, right] = [earlierByName.get(name), laterByName.get(name)]
    const known = right ?? left
    if (known === undefined || saysSame(left, right)) return []
    const { key, subject } = known
    const causes = causesOf({ key, subject }, { before, after, facts })
    return [{ key, subject, ...(left === undefined ? {} : { before: left }), ...(right === undefined ? {} : { after: right }), causes }]
  })
  return { before: earlier.receipt, after: later.receipt, facts, findings }
}

/** Whether a reader is told the same: outcome, strength, trust, and what each layer says. */
function saysSame(left: LegalFinding | undefined, right: LegalFinding | undefined): boolean {
  return left !== undefined && right !== undefined && JSON.stringify(toldBy(left)) === JSON.stringify(toldBy(right))
}

function toldBy({ outcome, strength, grade, layers }: LegalFinding) {
  return [outcome, strength, grade, layers.map((one) => [one.layer, one.outcome, one.strength, one.grade])]
}

function nameOf({ key, subject }: LegalFinding): string {
  return `${key}@${subject.kind}:${subject.id}`
}
