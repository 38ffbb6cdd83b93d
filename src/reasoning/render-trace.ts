import type { FactRef, LegalFinding, NodeTrace, RuleTrace, Truth } from "./legal-finding.ts"
import { type Telling, tell, tellFact, tellFinding, tellPassages, tellQuestion, tellSubject } from "./tell.ts"

/** One line of a derivation; its depth is that of its node below the rule. */
export interface TraceLine {
  readonly depth: number
  readonly text: string
  readonly rule?: string
  readonly truth?: Truth
}

/** `reason`: only what decided. `full`: every rule that was tried, and how it went. `prose`: whole sentences. */
export type TraceForm = "reason" | "full" | "prose"

/** Writes the derivation of a finding for people, in one of three forms and in one of the languages of the house. */
export function renderTrace(finding: LegalFinding, telling: Telling, form: TraceForm): readonly TraceLine[] {
  switch (form) {
    case "full":
      return finding.trace.flatMap((rule) => linesOfRule(rule, telling, { isFull: true }))
    case "reason":
      return decidingRules(finding, telling).flatMap((rule) => linesOfRule(rule, telling, { isFull: false }))
    case "prose":
      return sentencesOf(finding, telling).map((text) => ({ depth: 0, text }))
  }
}

/** Rules that account for the outcome: those that fired, else those that are open, else all that were tried in vain. */
function decidingRules({ outcome, trace }: LegalFinding, { rulebook }: Pick<Telling, "rulebook">): readonly RuleTrace[] {
  const isDenial = new Map(rulebook.rules.map((rule) => [rule.id, rule.isDenial]))
  const fired = trace.filter(({ state }) => state === "fired")
  if (outcome === "applies") return fired.filter(({ rule }) => isDenial.get(rule) !== true)
  const denying = fired.filter(({ rule }) => isDenial.get(rule) === true)
  if (outcome === "does_not_apply") return denying.length > 0 ? denying : trace.filter(({ when }) => when !== undefined)
  const open = trace.filter(
    ({ state }) => state === "unknown" || state === "conflict" || state === "not_tested" || state === "law_not_found",
  )
  return outcome === "conflict" ? [...fired, ...open] : open.length > 0 ? open : trace
}

function linesOfRule(trace: RuleTrace, telling: Telling, { isFull }: { readonly isFull: boolean }): TraceLine[] {
  const rule = telling.rulebook.rules.find(({ id }) => id === trace.rule)
  const say = rule?.say[telling.language] ?? trace.rule
  const head = { depth: 0, text: tell(`trace.state.${trace.state}`, telling, { say }), rule: trace.rule }
  const when = trace.when === undefined ? [] : linesOfNode(trace.when, telling, { depth: 1, isFull })
  if (trace.unless === undefined || (!isFull && trace.state === "not_fulfilled")) return [head, ...when]
  const unless = linesOfNode(trace.unless, telling, { depth: 2, isFull })
  return [head, ...when, { depth: 1, text: tell("trace.unless", telling), truth: trace.unless.truth }, ...unless]
}

interface Depth {
  readonly depth: number
  readonly isFull: boolean
}

function linesOfNode(node: NodeTrace, telling: Telling, { depth, isFull }: Depth): TraceLine[] {
  const members = node.members.filter(({ isDecisive }) => isFull || isDecisive)
  // A knot of which one strand is left explains nothing that the strand does not.
  const [only] = members
  const isKnot = node.node === "all" || node.node === "any" || node.node === "at_least"
  if (!isFull && isKnot && only !== undefined && members.length === 1) return linesOfNode(only, telling, { depth, isFull })
  const line = { depth, text: textOfNode(node, telling), truth: node.truth }
  return [line, ...members.flatMap((member) => linesOfNode(member, telling, { depth: depth + 1, isFull }))]
}

function textOfNode(node: NodeTrace, telling: Telling): string {
  const truth = tell(`trace.truth.${node.truth}`, telling)
  if (node.node === "fact" || node.node === "known") {
    const told = tellFact(node, telling)
    return node.said === undefined || node.truth === "conflict" || node.truth === "not_applicable" ? `${told}: ${truth}` : told
  }
  const what = node.node === "finding" && node.key !== undefined ? tellFinding(node.key, telling) : tell(`trace.node.${node.node}`, telling)
  return `${what}: ${truth}`
}

function sentencesOf(finding: LegalFinding, telling: Telling): string[] {
  const { outcome, actedOn, strength, grade, layers, subject, openLaw, citations, wouldChange } = finding
  const isSettled = outcome === "applies" || outcome === "does_not_apply"
  const named = { finding: tellFinding(finding.key, telling), subject: tellSubject(subject, telling) }
  const sayings = decidingRules(finding, telling).flatMap(
    ({ rule }) => telling.rulebook.rules.find(({ id }) => id === rule)?.say[telling.language] ?? [],
  )
  const parted = layers.map((one) => `${tell(`trace.layer.${one.layer}`, telling)}: ${tell(`trace.says.${one.outcome}`, telling)}`)
  const questions = (facts: readonly FactRef[]) => [...new Set(facts.map(({ fact }) => tellQuestion(fact, telling)))].join(" ")
  const maybe = (isTold: boolean, id: string, gaps: Readonly<Record<string, string>> = {}) => (isTold ? [tell(id, telling, gaps)] : [])
  return [
    tell(`trace.outcome.${outcome}`, telling, named),
    ...(outcome === "applies" ? sayings : []),
    ...maybe(strength !== undefined, `trace.strength.${strength}`),
    ...maybe(finding.because.length > 0, "trace.because", {
      facts: reasonsOf(finding)
        .map((node) => tellFact(node, telling))
        .join("; "),
    }),
    ...maybe(finding.isDisputed, "trace.disputed", { layers: parted.join("; ") }),
    ...maybe(!isSettled, `trace.acted_on.${actedOn}`),
    ...maybe(finding.open.length > 0, "trace.open", { facts: questions(finding.open) }),
    ...maybe(openLaw.length > 0, "trace.open_law", { passages: tellPassages(openLaw) }),
    ...maybe(wouldChange.length > 0, "trace.would_change", { facts: questions(wouldChange) }),
    ...maybe(grade !== undefined, `trace.grade.${grade?.toLowerCase()}`),
    ...maybe(citations.length > 0, "trace.sources", { passages: tellPassages(citations) }),
  ]
}

/** The facts a finding rests on with what was stated, as far as its own rules name them. */
function reasonsOf({ because, trace }: LegalFinding): readonly Pick<NodeTrace, "fact" | "said">[] {
  const stated = new Map(
    trace
      .flatMap(({ when, unless }) => [when, unless])
      .flatMap(factNodes)
      .map((node) => [nameOf(node.fact), node]),
  )
  return because.map((fact) => stated.get(nameOf(fact)) ?? { fact })
}

function factNodes(node: NodeTrace | undefined): NodeTrace[] {
  if (node === undefined) return []
  return [...(node.fact === undefined ? [] : [node]), ...node.members.flatMap(factNodes)]
}

function nameOf(ref: FactRef | undefined): string {
  return ref === undefined ? "" : `${ref.fact}@${ref.subject.kind}:${ref.subject.id}`
}
