import { z } from "zod"
import { permitOf } from "../access/access.ts"
import { views } from "../reasoning/reasoning.ts"
import { type App, cutPage, pageOf, pageQuery, versionActedOn } from "../runtime/http.ts"
import { listKeptRulebooks } from "../transfers/keep-rulebook.flow.ts"
import { lawDateOf } from "../vocabulary/instant.ts"
import { assessmentView, receiptView, showAssessment } from "./assessment-view.ts"
import { listAssessments } from "./perimeter.store.ts"
import { staleCauses } from "./perimeter.ts"
import { day, type PerimeterParts, positionParams, tags } from "./positions.routes.ts"
import { recordAssessment, reopenAssessment } from "./record-assessment.flow.ts"

const recordedView = z
  .object({
    assessmentId: z.uuid(),
    positionId: z.uuid(),
    version: z.number().int(),
    receipt: receiptView,
    recordedAt: z.string(),
    recordedBy: z.uuid(),
  })
  .meta({ id: "RecordedAssessment" })

const reopenedView = z.object({
  recorded: recordedView,
  assessment: assessmentView,
  agrees: z.boolean().describe("Whether the same conclusions were drawn again, to the byte"),
  staleCauses: z.array(z.enum(staleCauses)).readonly().describe("What has changed since; empty while it still stands"),
})

/** Assessments that were recorded, so that what was concluded on a day can be shown and drawn again. */
export function assessmentRoutes(app: App, parts: PerimeterParts): void {
  const recordSchema = {
    tags,
    summary: "Record what follows from the version that was read",
    params: positionParams,
    body: z.strictObject({ on: day.optional(), view: z.enum(views).default("all"), ranks: z.array(z.number().int()).optional() }),
    response: { 201: recordedView },
  }
  app.post("/v1/perimeter/positions/:positionId/assessments", { schema: recordSchema }, async (request, reply) => {
    const permit = permitOf(request, "perimeter.write")
    const version = versionActedOn(request.headers["if-match"])
    const { on = lawDateOf(parts.clock.now()), view, ranks } = request.body
    const recorded = await recordAssessment(parts, permit, { ...request.params, version, question: { on, view, ranks } })
    return reply.code(201).send(recorded)
  })

  const listSchema = {
    tags,
    summary: "Recorded assessments of a position, newest first",
    params: positionParams,
    querystring: pageQuery,
    response: { 200: pageOf(recordedView) },
  }
  app.get("/v1/perimeter/positions/:positionId/assessments", { schema: listSchema }, async (request) => {
    const { entityId } = permitOf(request, "perimeter.read")
    const asked = { ...request.params, ...request.query }
    return cutPage(await listAssessments(parts.database.kysely, entityId, asked), request.query.limit, ({ assessmentId }) => assessmentId)
  })

  const oneSchema = {
    tags,
    summary: "A recorded assessment, drawn again and compared",
    params: z.strictObject({ assessmentId: z.uuid() }),
    response: { 200: reopenedView },
  }
  app.get("/v1/perimeter/assessments/:assessmentId", { schema: oneSchema }, async (request) => {
    const reopened = await reopenAssessment(parts, permitOf(request, "perimeter.read"), request.params.assessmentId)
    const { recorded, assessment, agrees, staleCauses: causes } = reopened
    return { recorded, assessment: showAssessment(assessment), agrees, staleCauses: causes }
  })

  const pack = z.object({ digest: z.string(), version: z.string(), keptAt: z.string() })
  const packsSchema = {
    tags,
    summary: "Rulebooks that something was concluded under",
    response: { 200: z.object({ items: z.array(pack) }) },
  }
  app.get("/v1/perimeter/rulebooks", { schema: packsSchema }, async (request) => {
    return { items: await listKeptRulebooks(parts, permitOf(request, "perimeter.read")) }
  })
}
