import { z } from "zod"
import { type Assessment, bases, outcomes, ruleStates, truths, views } from "../reasoning/reasoning.ts"
import { layers, strengths, subjectKinds } from "../rulebook/rulebook.ts"
import { grades } from "../vocabulary/citation.ts"

/*
 * Assessments as they leave the house. Whole numbers of any size travel as decimal text.
 */

export const subjectView = z.object({ kind: z.enum(subjectKinds), id: z.string() }).meta({ id: "PositionSubject" })
export const factRefView = z.object({ fact: z.string(), subject: subjectView }).meta({ id: "FactRef" })

const citationView = z.object({
  at: z.string(),
  title: z.string(),
  grade: z.enum(grades),
  url: z.string().optional(),
  checkedOn: z.string(),
  note: z.string().optional(),
})

const nodeView = z
  .object({
    node: z.enum(["all", "any", "not", "at_least", "fact", "known", "finding", "some", "each"]),
    truth: z.enum(truths),
    fact: factRefView.optional(),
    said: z
      .array(
        z.object({
          value: z.unknown().describe("Absent where the question was said to make no sense"),
          basis: z.enum(bases),
          on: z.string().optional(),
          by: z.string().optional(),
          reason: z.string().optional(),
          evidence: z.string().optional(),
        }),
      )
      .readonly()
      .optional(),
    key: z.string().optional(),
    subject: subjectView.optional(),
    isDecisive: z.boolean().describe("Whether this node is needed to explain the one above it"),
    get members() {
      return z.array(nodeView).readonly()
    },
  })
  .meta({ id: "TraceNode" })

const ruleTraceView = z
  .object({
    rule: z.string(),
    layer: z.enum(layers),
    state: z.enum(ruleStates),
    overriddenBy: z.string().optional(),
    when: nodeView.optional(),
    unless: nodeView.optional(),
  })
  .meta({ id: "RuleTrace" })

export const findingView = z
  .object({
    key: z.string(),
    catalogue: z.string(),
    subject: subjectView,
    outcome: z.enum(outcomes),
    actedOn: z.enum(["applies", "does_not_apply"]).describe("What a gate acts on: an open answer counts as its prudent side"),
    strength: z.enum(strengths).optional(),
    grade: z.enum(grades).optional(),
    layers: z
      .array(
        z.object({
          layer: z.enum(layers),
          outcome: z.enum(outcomes),
          strength: z.enum(strengths).optional(),
          grade: z.enum(grades).optional(),
        }),
      )
      .readonly(),
    isDisputed: z.boolean().describe("The layers part: the stricter is acted on, and both are shown"),
    trace: z.array(ruleTraceView).readonly(),
    because: z.array(factRefView).readonly(),
    open: z.array(factRefView).readonly(),
    wouldChange: z.array(factRefView).readonly(),
    openLaw: z.array(citationView).readonly(),
    citations: z.array(citationView).readonly(),
    leadsTo: z.array(z.string()).readonly(),
  })
  .meta({ id: "LegalFinding" })

export const receiptView = z
  .object({
    engine: z.string(),
    rulebook: z.string(),
    rulebookDigest: z.string(),
    lawDate: z.string(),
    view: z.enum(views),
    ranks: z.array(z.number().int()).readonly().optional(),
    factsDigest: z.string(),
    findingsDigest: z.string(),
  })
  .meta({ id: "AssessmentReceipt" })

export const assessmentView = z
  .object({
    lawDate: z.string(),
    view: z.enum(views),
    ranks: z.array(z.number().int()).readonly().optional(),
    findings: z.array(findingView).readonly(),
    receipt: receiptView,
  })
  .meta({ id: "Assessment" })

/** An assessment in plain JSON. */
export function showAssessment(assessment: Assessment): z.infer<typeof assessmentView> {
  return showPlain(assessment) as z.infer<typeof assessmentView>
}

/** Anything the engine answers, in plain JSON. */
export function showPlain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_, member: unknown) => (typeof member === "bigint" ? String(member) : member)))
}
