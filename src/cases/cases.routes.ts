import { z } from "zod"
import { permitOf } from "../access/access.ts"
import { recordView } from "../audit/record-view.flow.ts"
import type { Rulebook } from "../rulebook/rulebook.ts"
import { type App, cutPage, etagOf, pageOf, pageQuery } from "../runtime/http.ts"
import type { Runtime } from "../runtime/runtime.ts"
import { refuse } from "../vocabulary/refusal.ts"
import { listCaseEvents, listCases, loadCase } from "./cases.store.ts"
import { caseEventKinds, caseStates } from "./cases.ts"
import { listEvidence, loadEvidenceContent } from "./evidence.store.ts"
import { addEvidence, assignCase, noteOnCase } from "./work-case.flow.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId"> & { readonly rulebook: Rulebook }

const byId = z.strictObject({ caseId: z.uuid() })
const largestEvidence = 5 * 1024 * 1024
/** Base64 takes four characters for three bytes. */
const largestEvidenceBody = Math.ceil((largestEvidence * 4) / 3) + 4096

const preparationView = z.object({
  recommendation: z.enum(["release", "reject"]),
  why: z.string(),
  clearances: z.array(z.object({ findingKey: z.string(), why: z.string() })).readonly(),
})

const caseView = z
  .object({
    caseId: z.uuid(),
    subjectKind: z.literal("transfer"),
    subjectId: z.uuid(),
    state: z.enum(caseStates),
    ownerId: z.uuid().nullable(),
    openedAt: z.string(),
    dueAt: z.string(),
    preparedBy: z.uuid().nullable(),
    preparedAt: z.string().nullable(),
    preparation: preparationView.nullable(),
    closedBy: z.uuid().nullable(),
    closedAt: z.string().nullable(),
    resolution: z.enum(["released", "rejected"]).nullable(),
    version: z.number().int(),
  })
  .meta({ id: "Case" })

const eventView = z
  .object({
    eventId: z.uuid(),
    kind: z.enum(caseEventKinds),
    actor: z.string(),
    occurredAt: z.string(),
    body: z.record(z.string(), z.unknown()),
  })
  .meta({ id: "CaseEvent" })

const evidenceView = z
  .object({
    evidenceId: z.uuid(),
    caseId: z.uuid(),
    name: z.string().nullable().describe("Null once the customer was erased"),
    mediaType: z.string(),
    size: z.number().int(),
    sha256: z.string(),
    addedBy: z.uuid(),
    addedAt: z.string(),
  })
  .meta({ id: "Evidence" })

/** Cases, their timelines and their evidence. What becomes of a held transfer is decided under /v1/transfers. */
export function caseRoutes(app: App, parts: Parts): void {
  readRoutes(app, parts)
  workRoutes(app, parts)
}

function readRoutes(app: App, parts: Parts): void {
  const { kysely } = parts.database
  const query = pageQuery.extend({ state: z.enum([...caseStates, "to_do"]).optional(), ownerId: z.uuid().optional() })
  app.get(
    "/v1/cases",
    {
      schema: {
        tags: ["cases"],
        summary: "Cases: state to_do by the time they are due, all else newest first",
        querystring: query,
        response: { 200: pageOf(caseView) },
      },
    },
    async (request) => {
      const { entityId, userId } = permitOf(request, "case.read")
      const page = cutPage(await listCases(kysely, entityId, request.query), request.query.limit, (found) => found.caseId)
      await recordView(parts, { entityId, userId, subject: { kind: "case", id: entityId }, as: "list", count: page.items.length })
      return page
    },
  )

  const detail = z.object({ case: caseView, events: z.array(eventView), evidence: z.array(evidenceView) })
  app.get(
    "/v1/cases/:caseId",
    { schema: { tags: ["cases"], summary: "One case with timeline and evidence", params: byId, response: { 200: detail } } },
    async (request, reply) => {
      const { entityId, userId } = permitOf(request, "case.read")
      const { caseId } = request.params
      const found = await loadCase(kysely, entityId, caseId)
      if (found === undefined) throw refuse("case.not_found", { caseId })
      await recordView(parts, { entityId, userId, subject: { kind: "case", id: caseId }, as: "record" })
      reply.header("etag", etagOf(found.version))
      return { case: found, events: await listCaseEvents(kysely, entityId, caseId), evidence: await listEvidence(kysely, entityId, caseId) }
    },
  )

  const evidenceById = z.strictObject({ caseId: z.uuid(), evidenceId: z.uuid() })
  app.get(
    "/v1/cases/:caseId/evidence/:evidenceId",
    { schema: { tags: ["cases"], summary: "The bytes of one piece of evidence", params: evidenceById } },
    async (request, reply) => {
      const { entityId, userId } = permitOf(request, "case.read")
      const { evidenceId } = request.params
      const content = await loadEvidenceContent(kysely, entityId, request.params)
      if (content === undefined) throw refuse("evidence.not_found", { evidenceId })
      await recordView(parts, { entityId, userId, subject: { kind: "evidence", id: evidenceId }, as: "record" })
      // Always a download under a neutral type: a foreign file is never rendered inside the console.
      return reply
        .type("application/octet-stream")
        .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(content.name)}`)
        .send(content.content)
    },
  )
}

function workRoutes(app: App, parts: Parts): void {
  const noteBody = z.strictObject({ text: z.string().trim().min(1).max(4000) })
  app.post(
    "/v1/cases/:caseId/notes",
    { schema: { tags: ["cases"], summary: "Add a note", params: byId, body: noteBody, response: { 201: caseView } } },
    async (request, reply) => {
      const permit = permitOf(request, "case.work")
      return reply.code(201).send(await noteOnCase(parts, permit, { ...request.params, ...request.body }))
    },
  )

  // A checker may own a case too: that is how an analyst escalates.
  const fitRoles = [...parts.rulebook.roles["case.work"], ...parts.rulebook.roles["transfer.decide"]]
  const assignBody = z.strictObject({ ownerId: z.uuid() })
  app.post(
    "/v1/cases/:caseId/assignment",
    { schema: { tags: ["cases"], summary: "Hand the case to somebody", params: byId, body: assignBody, response: { 200: caseView } } },
    async (request) => {
      const permit = permitOf(request, "case.work")
      return assignCase(parts, permit, { ...request.params, ...request.body, fitRoles })
    },
  )

  const evidenceBody = z.strictObject({
    name: z.string().trim().min(1).max(200),
    mediaType: z.string().regex(/^[a-z]+\/[a-z0-9.+-]{1,80}$/),
    contentBase64: z.base64().min(4),
  })
  const evidenceSchema = {
    tags: ["cases"],
    summary: "Add a file as evidence (at most 5 MiB)",
    params: byId,
    body: evidenceBody,
    response: { 201: evidenceView },
  }
  app.post("/v1/cases/:caseId/evidence", { schema: evidenceSchema, bodyLimit: largestEvidenceBody }, async (request, reply) => {
    const permit = permitOf(request, "case.work")
    const { contentBase64, ...rest } = request.body
    const content = Buffer.from(contentBase64, "base64")
    if (content.length > largestEvidence) throw refuse("request.too_large", { field: "contentBase64", largestBytes: largestEvidence })
    return reply.code(201).send(await addEvidence(parts, permit, { ...request.params, ...rest, content }))
  })
}
