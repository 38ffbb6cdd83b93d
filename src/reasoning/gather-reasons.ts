import type { Citation } from "../vocabulary/citation.ts"
import type { FactRef, LegalFinding, NodeTrace, Outcome } from "./legal-finding.ts"
import type { TracedRule } from "./traced-rule.ts"
import { isOpen } from "./truth.ts"

/** On which facts a finding rests, which could still decide it, and which law is not known. */
export type Reasons = Pick<LegalFinding, "because" | "open" | "openLaw">

/** Reads the reasons off the traces. Where a rule rests on another finding, the reasons of that finding are its reasons. */
export function gatherReasons(
  {
    outcome,
    settled,
    deciding,
  }: { readonly outcome: Outcome; readonly settled: readonly TracedRule[]; readonly deciding: readonly TracedRule[] },
  reasonsOf: (key: string, at: NodeTrace["subject"]) => Reasons | undefined,
): Reasons {
  const isSettled = outcome === "applies" || outcome === "does_not_apply"
  const because: FactRef[] = []
  const open: FactRef[] = []
  const openLaw: Citation[] = []
  const follow = (node: NodeTrace) => {
    const below = node.node === "finding" && node.key !== undefined ? reasonsOf(node.key, node.subject) : undefined
    because.push(...(below?.because ?? []))
    open.push(...(below?.open ?? []))
    openLaw.push(...(below?.openLaw ?? []))
  }
  for (const node of deciding.flatMap(nodesOf).flatMap(decisive)) {
    if (node.node === "finding") follow(node)
    else if (node.fact !== undefined && node.said !== undefined && (isSettled || node.truth === "conflict")) because.push(node.fact)
  }
  if (!isSettled)
    for (const rule of settled) {
      if (rule.state === "law_not_found") openLaw.push(...rule.rule.citations.map(({ supports: _, ...citation }) => citation))
      if (rule.state !== "unknown" && rule.state !== "conflict" && rule.state !== "not_tested") continue
      for (const node of nodesOf(rule)
        .filter(({ truth }) => isOpen(truth))
        .flatMap(decisive)) {
        if (node.node === "finding") follow(node)
        else if (node.fact !== undefined && node.said === undefined && isWanted(node, outcome)) open.push(node.fact)
      }
    }
  return {
    because: isSettled || outcome === "conflict" ? distinct(because, printRef) : [],
    open: isSettled ? [] : distinct(open, printRef),
    openLaw: isSettled
      ? []
      : distinct(
          openLaw.filter(({ grade }) => grade === "N"),
          ({ at }) => at,
        ),
  }
}

/** A probe that nobody made is named only where nothing but probes is wanted. */
function isWanted({ truth }: NodeTrace, outcome: Outcome): boolean {
  return truth === "unknown" || (truth === "not_observed" && outcome === "not_tested")
}

function nodesOf({ when, unless }: TracedRule): NodeTrace[] {
  return [when, unless].filter((node) => node !== undefined)
}

/** The leaves that explain a node. */
function decisive(node: NodeTrace): NodeTrace[] {
  const members = node.members.filter(({ isDecisive }) => isDecisive).flatMap(decisive)
  return node.fact === undefined && node.key === undefined ? members : [node, ...members]
}

function distinct<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const byKey = new Map(items.map((item) => [keyOf(item), item]))
  return [...byKey].sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0)).map(([, item]) => item)
}

function printRef({ fact, subject }: FactRef): string {
  return `${fact}@${subject.kind}:${subject.id}`
}
