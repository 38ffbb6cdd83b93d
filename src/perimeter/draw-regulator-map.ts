import type { Assessment, FactRef, LegalFinding, Outcome, SubjectRef } from "../reasoning/reasoning.ts"

/** The bodies a firm meets, which of its facts make each of them relevant, and how that is drawn: three columns, left to right. */
export interface RegulatorMap {
  readonly bodies: readonly MapBody[]
  readonly nodes: readonly MapNode[]
  readonly edges: readonly MapEdge[]
  readonly columns: number
  readonly rows: number
}

/** One body, with the findings about it entity by entity. */
export interface MapBody {
  /** Code of the catalogue row. */
  readonly code: string
  /** The strictest answer over the entities: relevant to one is relevant. */
  readonly outcome: Outcome
  readonly findings: readonly LegalFinding[]
}

export interface MapNode {
  readonly id: string
  readonly kind: "entity" | "fact" | "body"
  /** Column from the left and row from the top, from zero; a row may be a half. */
  readonly column: number
  readonly row: number
  readonly subject?: SubjectRef
  readonly fact?: FactRef
  readonly code?: string
  readonly outcome?: Outcome
}

export interface MapEdge {
  readonly from: string
  readonly to: string
  /** Whether what it rests on is settled; an open edge is drawn broken. */
  readonly isSettled: boolean
}

const catalogue = "regulators"
/** From the answer that asks most of the firm to the one that asks nothing. */
const severity: readonly Outcome[] = ["applies", "conflict", "undetermined", "not_tested", "does_not_apply"]

/** Draws the map of an assessment. Equal assessments give equal maps. */
export function drawRegulatorMap({ findings }: Pick<Assessment, "findings">): RegulatorMap {
  const bodies = bodiesOf(findings.filter((finding) => finding.catalogue === catalogue))
  const links = bodies.flatMap(({ findings: about, code }) => about.flatMap((finding) => linksOf(finding, code)))
  const entities = unique(
    bodies.flatMap(({ findings: about }) => about.map(({ subject }) => subject)),
    nameOf,
  )
  const facts = unique(
    links.map(({ fact }) => fact),
    factName,
  )
  const rows = Math.max(entities.length, facts.length, bodies.length, 1)
  const place = (column: number, count: number) => (index: number) => ({ column, row: (rows - count) / 2 + index })
  const inEntities = place(0, entities.length)
  const inFacts = place(1, facts.length)
  const inBodies = place(2, bodies.length)
  const nodes: MapNode[] = [
    ...entities.map((subject, index) => ({ id: nameOf(subject), kind: "entity" as const, subject, ...inEntities(index) })),
    ...facts.map((fact, index) => ({ id: factName(fact), kind: "fact" as const, fact, ...inFacts(index) })),
    ...bodies.map(({ code, outcome }, index) => ({ id: code, kind: "body" as const, code, outcome, ...inBodies(index) })),
  ]
  const edges = links.flatMap(({ entity, fact, code, isSettled }) => [
    { from: nameOf(entity), to: factName(fact), isSettled },
    { from: factName(fact), to: code, isSettled },
  ])
  return { bodies, nodes, edges: unique(edges, ({ from, to, isSettled }) => `${from} ${to} ${isSettled}`), columns: 3, rows }
}

function bodiesOf(findings: readonly LegalFinding[]): MapBody[] {
  return unique(findings, ({ key }) => key).map(({ key }) => {
    const about = findings.filter((finding) => finding.key === key)
    const outcomes = about.map(({ outcome }) => outcome)
    const outcome = severity.find((each) => outcomes.includes(each)) ?? "undetermined"
    return { code: key, outcome, findings: about }
  })
}

/** What a finding rests on: the facts that decided it, or those it waits for. A body that is not relevant has no line. */
function linksOf(finding: LegalFinding, code: string) {
  const link = (isSettled: boolean) => (fact: FactRef) => ({ entity: finding.subject, fact, code, isSettled })
  if (finding.outcome === "applies") return finding.because.map(link(true))
  return finding.outcome === "does_not_apply" ? [] : finding.open.map(link(false))
}

function nameOf({ kind, id }: SubjectRef): string {
  return `${kind}:${id}`
}

function factName({ fact, subject }: FactRef): string {
  return `${fact}@${nameOf(subject)}`
}

function unique<T>(items: readonly T[], name: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [name(item), item])).values()]
}
