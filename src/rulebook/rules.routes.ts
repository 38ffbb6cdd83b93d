import type { FastifyRequest } from "fastify"
import { z } from "zod"
import type { Clock } from "../runtime/clock.ts"
import type { App } from "../runtime/http.ts"
import { grades } from "../vocabulary/citation.ts"
import { languages } from "../vocabulary/language.ts"
import type { Permit } from "../vocabulary/permit.ts"
import { refuse } from "../vocabulary/refusal.ts"
import type { Action } from "../vocabulary/role.ts"
import { citationView, idParams, noticeView, tags } from "./answer-forms.ts"
import { factGroups, factTypes } from "./fact-definition.ts"
import { layers, strengths, supports } from "./rule.ts"
import { factView, ruleView } from "./rule-view.ts"
import type { Rulebook } from "./rulebook.ts"
import { subjectKinds } from "./subject-kind.ts"
import { notice } from "./value-view.ts"

/** What the routes of this room need. */
export interface Parts {
  readonly rulebook: Rulebook
  readonly clock: Clock
  /** The permit of whoever asks. Access is a storey above this room, so `main` hands its `permitOf` in. */
  readonly permitOf: <A extends Action>(request: FastifyRequest, action: A) => Permit<A>
}

const words = z.record(z.enum(languages), z.string()).meta({ id: "RulebookWords" })
const conditionLine = z
  .object({
    depth: z.number().int().describe("Lines below with more depth belong to this one."),
    kind: z.enum(["all", "any", "not", "at_least", "fact", "known", "finding", "some", "each"]),
    count: z.number().int().optional().describe("at_least: how many of the lines below."),
    over: z.string().optional(),
    finding: z.string().optional(),
    fact: z.string().optional(),
    basis: z.enum(["view", "declared", "observed"]).optional(),
    op: z.enum(["is", "in", "has", "gte", "lte", "gt", "lt", "before", "after"]).optional(),
    values: z.array(z.string()).readonly().optional().describe("Words, a date, or a number or amount with its unit."),
    parameter: z.string().optional().describe("Id of a value of the rulebook that the fact is measured against."),
    otherFact: z.string().optional(),
  })
  .meta({ id: "RulebookConditionLine" })
const conditionLines = z.array(conditionLine).readonly()
const ruleFields = z.object({
  id: z.string(),
  key: z.string().describe("Code of the catalogue row that it concludes."),
  subject: z.enum(subjectKinds),
  strength: z.enum(strengths),
  isDenial: z.boolean().describe("Where it fires, the finding does not apply."),
  when: conditionLines,
  unless: conditionLines.optional(),
  overrides: z.array(z.string()).readonly(),
  from: z.string(),
  to: z.string().optional().describe("Last day, included; absent while the rule is open."),
  grade: z.enum(grades),
  rank: z.number().int(),
  layer: z.enum(layers),
  checkedOn: z.string(),
  citations: z.array(citationView.extend({ supports: z.enum(supports), says: z.string() })).readonly(),
  say: words,
  file: z.string(),
  line: z.number().int(),
})
const factFields = z
  .object({
    id: z.string(),
    subject: z.enum(subjectKinds),
    type: z.enum(factTypes),
    group: z.enum(factGroups),
    section: z.string(),
    ask: words,
    help: words.optional(),
    options: z.array(z.object({ id: z.string(), label: words })).readonly(),
    unit: z.string().optional(),
    askedWhen: conditionLines.optional().describe("Asked only where this holds; elsewhere the question makes no sense."),
    isJudgement: z.boolean().describe("An answer needs a named person and reasons."),
    cost: z.number().int(),
    citations: z.array(citationView).readonly(),
    file: z.string(),
    line: z.number().int(),
  })
  .meta({ id: "RulebookFact" })
const rowFields = z.object({
  code: z.string(),
  name: words,
  names: z.array(z.object({ from: z.string(), name: words, citations: z.array(citationView).readonly() })).readonly(),
  text: words,
  fields: z.record(z.string(), words),
  lists: z.record(z.string(), z.array(words).readonly()),
  attributes: z.record(z.string(), z.string()),
  facts: z.array(z.string()).readonly(),
  leadsTo: z.array(z.string()).readonly(),
  citations: z.array(citationView).readonly(),
  line: z.number().int(),
})
const catalogueFields = z.object({
  id: z.string(),
  title: words,
  concluded: z
    .object({ subject: z.enum(subjectKinds), prudent: z.enum(["applies", "does_not_apply"]), importance: z.number().int() })
    .optional()
    .describe("Present where rules conclude its rows."),
  fields: z.array(z.string()).readonly(),
  lists: z.array(z.string()).readonly(),
  attributes: z.record(z.string(), z.array(z.string()).readonly()),
  rows: z.array(rowFields.meta({ id: "RulebookRow" })).readonly(),
  file: z.string(),
})

/** Rules, questions and catalogues for reading, each text in every language. Nothing here changes them. */
export function ruleRoutes(app: App, parts: Parts): void {
  lawRoutes(app, parts)
  vocabularyRoutes(app, parts)
}

function lawRoutes(app: App, { rulebook, permitOf }: Parts): void {
  const listAnswer = z.object({ notice: noticeView, items: z.array(ruleFields.meta({ id: "RulebookRule" })).readonly() })
  const items = rulebook.rules.map((rule) => ruleView(rule, rulebook))
  app.get("/v1/rulebook/rules", { schema: { tags, summary: "Every rule", response: { 200: listAnswer } } }, (request) => {
    permitOf(request, "rulebook.read")
    return { notice, items }
  })

  const oneSchema = { tags, summary: "One rule", params: idParams, response: { 200: ruleFields.extend({ notice: noticeView }) } }
  app.get("/v1/rulebook/rules/:id", { schema: oneSchema }, (request) => {
    permitOf(request, "rulebook.read")
    const rule = items.find(({ id }) => id === request.params.id)
    if (rule === undefined) throw refuse("rulebook.rule_not_found", request.params)
    return { notice, ...rule }
  })
}

function vocabularyRoutes(app: App, { rulebook, permitOf }: Parts): void {
  const section = z.object({ id: z.string(), group: z.enum(factGroups), title: words })
  const factsAnswer = z.object({ notice: noticeView, sections: z.array(section).readonly(), items: z.array(factFields).readonly() })
  const facts = [...rulebook.facts.values()].map((fact) => factView(fact, rulebook.facts))
  app.get(
    "/v1/rulebook/facts",
    { schema: { tags, summary: "Every question, in the order in which they are asked", response: { 200: factsAnswer } } },
    (request) => {
      permitOf(request, "rulebook.read")
      return { notice, sections: rulebook.factSections, items: facts }
    },
  )

  const cataloguesAnswer = z.object({ notice: noticeView, items: z.array(catalogueFields.meta({ id: "RulebookCatalogue" })).readonly() })
  app.get(
    "/v1/rulebook/catalogues",
    { schema: { tags, summary: "Every catalogue with its rows", response: { 200: cataloguesAnswer } } },
    (request) => {
      permitOf(request, "rulebook.read")
      return { notice, items: [...rulebook.catalogues.values()] }
    },
  )
}
