import { z } from "zod"
import { permitOf } from "../access/access.ts"
import { recordView } from "../audit/record-view.flow.ts"
import { views } from "../reasoning/reasoning.ts"
import type { Rulebook } from "../rulebook/rulebook.ts"
import { type App, cutPage, etagOf, pageOf, pageQuery, versionActedOn } from "../runtime/http.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { JsonObject } from "../vocabulary/json.ts"
import { amendPosition, beginPosition, demandPosition } from "./keep-position.flow.ts"
import { listPositions } from "./perimeter.store.ts"

export type PerimeterParts = Pick<Runtime, "database" | "clock" | "newId"> & { readonly rulebook: Rulebook }

export const tags = ["perimeter"]
export const day = z.iso.date({ error: "Expected a calendar date such as 2026-11-22" })
export const positionParams = z.strictObject({ positionId: z.uuid() })

/** "10,20,50" */
const ranks = z
  .string()
  .regex(/^\d{2}(,\d{2})*$/, "Expected ranks such as 50, or 10,20")
  .transform((text) => text.split(",").map(Number))
export const inquiryQuery = z.strictObject({
  on: day.optional().describe("The day whose law is asked; today in Astana when absent"),
  view: z.enum(views).default("all"),
  ranks: ranks.optional().describe("Ranks of authority that are heard, such as 50; all when absent"),
  version: z.coerce.number().int().min(1).optional().describe("A version of the position; the newest when absent"),
})

export const sheetBody = z
  .record(z.string(), z.unknown())
  .transform((sheet) => sheet as JsonObject)
  .describe("A fact sheet in the form shekara/facts@1; see docs/guide/perimeter.md")
const statementBody = z.strictObject({ title: z.string().trim().min(1).max(200), sheet: sheetBody })

const summaryView = z.object({
  positionId: z.uuid(),
  title: z.string(),
  version: z.number().int(),
  createdAt: z.string(),
  updatedAt: z.string(),
  updatedBy: z.uuid(),
})
const positionView = summaryView.extend({ sheet: z.record(z.string(), z.unknown()) }).meta({ id: "Position" })

/** What the firm states about itself. Reading needs `perimeter.read`, stating `perimeter.write`. */
export function positionRoutes(app: App, parts: PerimeterParts): void {
  const { kysely } = parts.database
  app.get(
    "/v1/perimeter/positions",
    { schema: { tags, summary: "Legal positions, newest first", querystring: pageQuery, response: { 200: pageOf(summaryView) } } },
    async (request) => {
      const { entityId } = permitOf(request, "perimeter.read")
      return cutPage(await listPositions(kysely, entityId, request.query), request.query.limit, ({ positionId }) => positionId)
    },
  )

  const oneQuery = inquiryQuery.pick({ version: true })
  const oneSchema = {
    tags,
    summary: "One legal position with its fact sheet",
    params: positionParams,
    querystring: oneQuery,
    response: { 200: positionView },
  }
  app.get("/v1/perimeter/positions/:positionId", { schema: oneSchema }, async (request, reply) => {
    const permit = permitOf(request, "perimeter.read")
    const { positionId } = request.params
    const position = await demandPosition(parts, permit, { positionId, version: request.query.version })
    await recordView(parts, { ...permit, subject: { kind: "position", id: positionId }, as: "record" })
    reply.header("etag", etagOf(position.version))
    return position
  })

  const beginSchema = { tags, summary: "Begin a legal position", body: statementBody, response: { 201: positionView } }
  app.post("/v1/perimeter/positions", { schema: beginSchema }, async (request, reply) => {
    const position = await beginPosition(parts, permitOf(request, "perimeter.write"), request.body)
    return reply.code(201).header("etag", etagOf(position.version)).send(position)
  })

  const amendSchema = {
    tags,
    summary: "State a legal position anew; earlier versions stay",
    params: positionParams,
    body: statementBody,
    response: { 200: positionView },
  }
  app.put("/v1/perimeter/positions/:positionId", { schema: amendSchema }, async (request, reply) => {
    const permit = permitOf(request, "perimeter.write")
    const version = versionActedOn(request.headers["if-match"])
    const position = await amendPosition(parts, permit, { ...request.params, version, statement: request.body })
    reply.header("etag", etagOf(position.version))
    return position
  })
}
