import type { Outcome } from "../../../src/vocabulary/decision.ts"
import { type GateName, gateNames } from "../../../src/vocabulary/finding.ts"
import type { Tone } from "../ui/badge.tsx"

export const factNames = ["customer", "other_party", "value", "lists", "case"] as const
export type FactName = (typeof factNames)[number]

/** Which facts each gate reads. */
const reads: Readonly<Record<GateName, readonly FactName[]>> = {
  eligibility: ["customer"],
  "travel-rule": ["customer", "other_party", "value"],
  screening: ["customer", "other_party", "lists"],
  story: ["value", "case"],
}

export interface TraceFinding {
  readonly reason: string
  readonly rule?: string | undefined
  readonly tone: Tone
}

export interface TraceInput {
  readonly facts: Readonly<Record<FactName, readonly string[]>>
  readonly findings: Readonly<Record<GateName, readonly TraceFinding[]>>
  readonly outcome: Outcome
}

export interface Box<Name extends string> {
  readonly name: Name
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface TraceLayout {
  readonly width: number
  readonly height: number
  readonly facts: readonly (Box<FactName> & { readonly lines: readonly string[] })[]
  readonly gates: readonly (Box<GateName> & { readonly findings: readonly TraceFinding[]; readonly hiddenCount: number })[]
  readonly decision: Box<Outcome>
  /** Lines from fact to gate and from gate to decision, as SVG paths. */
  readonly edges: readonly { readonly path: string; readonly from: string; readonly to: string; readonly tone: Tone }[]
}

export const lineHeight = 17
const titleHeight = 26
const padding = 10
const gap = 14
const columns = { fact: { x: 0, width: 178 }, gate: { x: 218, width: 288 }, decision: { x: 544, width: 142 } } as const
const factLetters = 25
const mostFindings = 6
const linesOfFinding = 2

/** Places facts at the left, gates in their order in the middle, the decision at the right. Boxes of a column never overlap. */
export function layoutTrace({ facts, findings, outcome }: TraceInput): TraceLayout {
  const factBoxes = stack(
    factNames.map((name) => ({ name, lines: facts[name].flatMap((line) => wrapWords(line, factLetters)) })),
    columns.fact,
    ({ lines }) => lines.length,
  )
  const gateBoxes = stack(
    gateNames.map((name) => ({
      name,
      findings: findings[name].slice(0, mostFindings),
      hiddenCount: Math.max(findings[name].length - mostFindings, 0),
    })),
    columns.gate,
    (gate) => Math.max(gate.findings.length * linesOfFinding + (gate.hiddenCount > 0 ? 1 : 0), 1),
  )
  const height = Math.max(bottomOf(factBoxes), bottomOf(gateBoxes))
  const decision = { name: outcome, ...columns.decision, y: height / 2 - 32, height: 64 }
  const toGates = gateBoxes.flatMap((gate) =>
    factBoxes
      .filter(({ name }) => reads[gate.name].includes(name))
      .map((fact) => ({ path: curve(fact, gate), from: fact.name, to: gate.name, tone: "note" as const })),
  )
  const toDecision = gateBoxes.map((gate) => ({ path: curve(gate, decision), from: gate.name, to: outcome, tone: heaviest(gate.findings) }))
  return {
    width: columns.decision.x + columns.decision.width,
    height,
    facts: factBoxes,
    gates: gateBoxes,
    decision,
    edges: [...toGates, ...toDecision],
  }
}

/** Breaks a text into lines of at most `letters`, at spaces where it can; a word that is longer is cut. */
export function wrapWords(text: string, letters: number): readonly string[] {
  const lines: string[] = []
  let line = ""
  for (const word of text.split(/\s+/).flatMap((long) => long.match(new RegExp(`.{1,${letters}}`, "gu")) ?? [])) {
    const longer = line === "" ? word : `${line} ${word}`
    if ([...longer].length <= letters) line = longer
    else {
      lines.push(line)
      line = word
    }
  }
  return line === "" ? lines : [...lines, line]
}

function stack<Name extends string, T extends { readonly name: Name }>(
  items: readonly T[],
  column: { readonly x: number; readonly width: number },
  lines: (item: T) => number,
): (T & Box<Name>)[] {
  let y = 0
  return items.map((item) => {
    const height = titleHeight + lines(item) * lineHeight + padding
    const box = { ...item, ...column, y, height }
    y += height + gap
    return box
  })
}

function bottomOf(boxes: readonly Box<string>[]): number {
  const last = boxes.at(-1)
  return last === undefined ? 0 : last.y + last.height
}

function curve(from: Box<string>, to: Box<string>): string {
  const [x1, y1, x2, y2] = [from.x + from.width, from.y + from.height / 2, to.x, to.y + to.height / 2]
  const middle = (x1 + x2) / 2
  return `M${x1},${y1} C${middle},${y1} ${middle},${y2} ${x2},${y2}`
}

const weight: readonly Tone[] = ["bad", "conflict", "wait", "unknown", "note"]

function heaviest(findings: readonly TraceFinding[]): Tone {
  return weight.find((tone) => findings.some((finding) => finding.tone === tone)) ?? "good"
}
