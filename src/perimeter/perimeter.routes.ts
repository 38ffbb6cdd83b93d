import { z } from "zod"
import { permitOf } from "../access/access.ts"
import { assess, compare, type FactSheet, nextQuestions, views } from "../reasoning/reasoning.ts"
import { factGroups, type Rulebook } from "../rulebook/rulebook.ts"
import type { App } from "../runtime/http.ts"
import { lawDateOf } from "../vocabulary/instant.ts"
import type { Permit } from "../vocabulary/permit.ts"
import { assessmentView, factRefView, findingView, receiptView, showAssessment, showPlain, subjectView } from "./assessment-view.ts"
import { assessmentRoutes } from "./assessments.routes.ts"
import { controlOf } from "./control-of.ts"
import { demandPosition, demandSheet } from "./keep-position.flow.ts"
import { memoRoutes } from "./memo.routes.ts"
import { drawRegulatorMap, gradeRisks } from "./perimeter.ts"
import { mapView, risksView } from "./picture-views.ts"
import { day, inquiryQuery, type PerimeterParts, positionParams, positionRoutes, sheetBody, tags } from "./positions.routes.ts"
import { assessPosition, demandRulebook } from "./record-assessment.flow.ts"

/** "layer.seat@entity:firm,token.backing@token:gold" */
const aside = z
  .string()
  .max(8000)
  .transform((text) => new Set(text.split(",")))
const questionsQuery = inquiryQuery.extend({
  aside: aside.optional().describe("Facts that are not asked now, each with its subject: layer.seat@entity:firm"),
})

const findingRefView = z.object({ key: z.string(), subject: subjectView })
const questionsView = z
  .object({
    page: z
      .array(
        factRefView.extend({
          group: z.enum(factGroups),
          section: z.string(),
          settles: z.array(findingRefView).readonly().describe("Open findings that one answer or another settles at once"),
          concerns: z.array(findingRefView).readonly().describe("Open findings that wait for it"),
        }),
      )
      .readonly(),
    remaining: z.number().int(),
    answered: z.array(factRefView).readonly(),
    open: z.array(findingRefView).readonly(),
  })
  .meta({ id: "NextQuestions" })

/** The firm's legal position and what follows from it. Everything here reads; nothing that is asked is stored. */
export function perimeterRoutes(app: App, parts: PerimeterParts): void {
  positionRoutes(app, parts)
  assessmentRoutes(app, parts)
  memoRoutes(app, parts)
  conclusionRoutes(app, parts)
  comparisonRoutes(app, parts)
}

function conclusionRoutes(app: App, parts: PerimeterParts): void {
  const ask = <T extends z.ZodType>(summary: string, view: T) => ({
    tags,
    summary,
    params: positionParams,
    querystring: inquiryQuery,
    response: { 200: view },
  })
  const questionsSchema = { ...ask("What to ask next, and what was answered", questionsView), querystring: questionsQuery }
  const open = async (permit: Permit<"perimeter.read">, positionId: string, query: z.infer<typeof inquiryQuery>) => {
    const on = query.on ?? lawDateOf(parts.clock.now())
    const position = await demandPosition(parts, permit, { positionId, version: query.version })
    return { position, question: { on, view: query.view, ranks: query.ranks } }
  }

  app.get(
    "/v1/perimeter/positions/:positionId/assessment",
    { schema: ask("Where the firm stands: an overview, not advice", assessmentView) },
    async (request) => {
      const { position, question } = await open(permitOf(request, "perimeter.read"), request.params.positionId, request.query)
      return showAssessment(assessPosition(parts.rulebook, position, question))
    },
  )

  app.get("/v1/perimeter/positions/:positionId/questions", { schema: questionsSchema }, async (request) => {
    const { aside: later, ...query } = request.query
    const { position, question } = await open(permitOf(request, "perimeter.read"), request.params.positionId, query)
    const inquiry = { rulebook: parts.rulebook, sheet: demandSheet(parts.rulebook, position.sheet, question.on), ...question }
    return nextQuestions(inquiry, ({ fact, subject: { kind, id } }) => later?.has(`${fact}@${kind}:${id}`) === true)
  })

  app.get(
    "/v1/perimeter/positions/:positionId/regulator-map",
    { schema: ask("Which bodies matter, because of which facts", mapView) },
    async (request) => {
      const { position, question } = await open(permitOf(request, "perimeter.read"), request.params.positionId, request.query)
      return showPlain(drawRegulatorMap(assessPosition(parts.rulebook, position, question))) as z.infer<typeof mapView>
    },
  )

  app.get(
    "/v1/perimeter/positions/:positionId/risks",
    { schema: ask("The enterprise-wide risk assessment", risksView) },
    async (request) => {
      const { position, question } = await open(permitOf(request, "perimeter.read"), request.params.positionId, request.query)
      const sheet = demandSheet(parts.rulebook, position.sheet, question.on)
      const assessment = assess({ rulebook: parts.rulebook, sheet, ...question })
      return showPlain(gradeRisks(parts.rulebook, assessment, controlOf(sheet))) as z.infer<typeof risksView>
    },
  )
}

const side = z.strictObject({
  positionId: z.uuid().optional().describe("A stored position; or give a sheet"),
  version: z.number().int().min(1).optional(),
  sheet: sheetBody.optional(),
  on: day.optional(),
  view: z.enum(views).default("all"),
  ranks: z.array(z.number().int()).optional(),
  rulebookDigest: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional()
    .describe("A rulebook that is kept; the one in use when absent"),
})
const sheetAsked = side.pick({ sheet: true, on: true, view: true, ranks: true }).required({ sheet: true })

const comparisonView = z
  .object({
    before: receiptView,
    after: receiptView,
    facts: z.array(z.record(z.string(), z.unknown())).readonly(),
    findings: z
      .array(
        z.object({
          key: z.string(),
          subject: subjectView,
          before: findingView.optional(),
          after: findingView.optional(),
          causes: z.array(z.record(z.string(), z.unknown())).readonly(),
        }),
      )
      .readonly(),
  })
  .meta({ id: "AssessmentComparison" })

function comparisonRoutes(app: App, parts: PerimeterParts): void {
  const assessSchema = { tags, summary: "Assess a fact sheet without storing it", body: sheetAsked, response: { 200: assessmentView } }
  app.post("/v1/perimeter/assess", { schema: assessSchema }, (request) => {
    permitOf(request, "perimeter.read")
    const { sheet, on = lawDateOf(parts.clock.now()), view, ranks } = request.body
    return showAssessment(assessPosition(parts.rulebook, { sheet }, { on, view, ranks }))
  })

  const compareSchema = {
    tags,
    summary: "Set two assessments side by side: other facts, another day, view, authority or rulebook",
    body: z.strictObject({ before: side, after: side }),
    response: { 200: comparisonView },
  }
  app.post("/v1/perimeter/compare", { schema: compareSchema }, async (request) => {
    const permit = permitOf(request, "perimeter.read")
    const today = lawDateOf(parts.clock.now())
    const [left, right] = [
      { ...request.body.before, on: request.body.before.on ?? today },
      { ...request.body.after, on: request.body.after.on ?? today },
    ]
    // What was stated by the later day may be asked about the earlier one: that is what the comparison of two days is for.
    const latest = left.on > right.on ? left.on : right.on
    const before = await inquiryOf(parts, permit, { ...left, latest })
    const after = await inquiryOf(parts, permit, { ...right, latest })
    return showPlain(compare(before, after)) as z.infer<typeof comparisonView>
  })
}

interface Inquired {
  readonly rulebook: Rulebook
  readonly sheet: FactSheet
  readonly on: string
  readonly view: z.infer<typeof side>["view"]
  readonly ranks: readonly number[] | undefined
}

type Side = z.infer<typeof side> & { readonly on: string; readonly latest: string }

async function inquiryOf(parts: PerimeterParts, permit: Permit<"perimeter.read">, asked: Side): Promise<Inquired> {
  const { positionId, version, on, latest, view, ranks, rulebookDigest } = asked
  const rulebook = rulebookDigest === undefined ? parts.rulebook : await demandRulebook(parts, permit.entityId, rulebookDigest)
  const sheet = positionId === undefined ? (asked.sheet ?? {}) : (await demandPosition(parts, permit, { positionId, version })).sheet
  return { rulebook, sheet: demandSheet(rulebook, sheet, latest), on, view, ranks }
}
