import { z } from "zod"
import { permitOf } from "../access/access.ts"
import type { Rulebook } from "../rulebook/rulebook.ts"
import { type App, cutPage, pageOf, pageQuery } from "../runtime/http.ts"
import type { Jobs } from "../runtime/jobs.ts"
import type { Runtime } from "../runtime/runtime.ts"
import { refuse } from "../vocabulary/refusal.ts"
import { checkName } from "./check-name.flow.ts"
import { type FileName, fileNames } from "./lists/ofac/parse-list.ts"
import { receiveList } from "./receive-list.flow.ts"
import type { ListProgress } from "./run-list-job.flow.ts"
import { listVersions, loadListVersion, searchEntries } from "./screening.store.ts"
import type { ScreeningLists } from "./screening-lists.flow.ts"
import { checkView, entryView, progressView, versionView } from "./screening-schema.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId"> & {
  readonly rulebook: Rulebook
  readonly lists: ScreeningLists
  readonly jobs: Pick<Jobs, "enqueue">
  readonly progress: ListProgress
}

const byId = z.strictObject({ listVersionId: z.uuid() })
/** The whole body; base64 takes four characters for three bytes of the files. */
const largestUpload = 32 * 1024 * 1024
const nameAsked = z.string().trim().min(1).max(384)

/** The sanctions lists, their entries, and what a name would meet. */
export function screeningRoutes(app: App, parts: Parts): void {
  listRoutes(app, parts)
  nameRoutes(app, parts)
  uploadRoute(app, parts)
}

function listRoutes(app: App, { database: { kysely }, progress }: Parts): void {
  const all = {
    tags: ["screening"],
    summary: "Versions of the sanctions lists, newest first",
    querystring: pageQuery,
    response: { 200: pageOf(versionView) },
  }
  app.get("/v1/screening/lists", { schema: all }, async (request) => {
    const { entityId } = permitOf(request, "screening.read")
    return cutPage(await listVersions(kysely, entityId, request.query), request.query.limit, (version) => version.listVersionId)
  })

  const detail = z.object({ list: versionView, progress: progressView.optional() })
  const one = {
    tags: ["screening"],
    summary: "One version of a list, with the progress of its import",
    params: byId,
    response: { 200: detail },
  }
  app.get("/v1/screening/lists/:listVersionId", { schema: one }, async (request) => {
    const { entityId } = permitOf(request, "screening.read")
    const { listVersionId } = request.params
    const list = await loadListVersion(kysely, entityId, listVersionId)
    if (list === undefined) throw refuse("list.not_found", { listVersionId })
    const reached = list.state === "received" ? progress.get(listVersionId) : undefined
    return reached === undefined ? { list } : { list, progress: reached }
  })
}

function nameRoutes(app: App, parts: Parts): void {
  const { kysely } = parts.database
  const query = pageQuery.extend({
    name: nameAsked.optional(),
    cursor: z
      .string()
      .regex(/^\d{1,10}$/)
      .optional(),
  })
  const entries = {
    tags: ["screening"],
    summary: "Entries of one version, all or those with a text in a name",
    params: byId,
    querystring: query,
    response: { 200: pageOf(entryView) },
  }
  app.get("/v1/screening/lists/:listVersionId/entries", { schema: entries }, async (request) => {
    const { entityId } = permitOf(request, "screening.read")
    const { listVersionId } = request.params
    if ((await loadListVersion(kysely, entityId, listVersionId)) === undefined) throw refuse("list.not_found", { listVersionId })
    const found = await searchEntries(kysely, entityId, { listVersionId, ...request.query })
    return cutPage(found, request.query.limit, ({ entryId }) => entryId)
  })

  const check = {
    tags: ["screening"],
    summary: "What a name would meet on the lists in force",
    querystring: z.strictObject({ name: nameAsked }),
    response: { 200: checkView },
  }
  app.get("/v1/screening/check", { schema: check }, async (request) =>
    checkName(parts, permitOf(request, "screening.read"), request.query.name),
  )
}

function uploadRoute(app: App, parts: Parts): void {
  const file = z.strictObject({
    name: z.string().regex(new RegExp(`^(?:${fileNames.map((name) => name.replace(".", "\\.")).join("|")})$`, "i")),
    contentBase64: z.base64().min(4),
  })
  const body = z.strictObject({
    list: z.literal("ofac-sdn"),
    title: z.string().trim().min(1).max(200),
    files: z.array(file).min(1).max(fileNames.length),
  })
  const receipt = z.object({ outcome: z.enum(["received", "confirmed"]), listVersionId: z.uuid() })
  const schema = {
    tags: ["screening"],
    summary: "Bring the files of a list; they are read in the background",
    body,
    response: { 200: receipt.describe("These files are in force already"), 202: receipt.describe("Kept, and read in the background") },
  }
  // Who may not import is turned away before the large body is read.
  const onRequest = async (request: Parameters<typeof permitOf>[0]) => void permitOf(request, "screening.import")
  app.post("/v1/screening/lists", { schema, bodyLimit: largestUpload, onRequest }, async (request, reply) => {
    const permit = permitOf(request, "screening.import")
    const { list, title } = request.body
    const receiptOfList = await receiveList(parts, permit, { list, title, files: filesOf(request.body.files), correlationId: request.id })
    return reply.code(receiptOfList.outcome === "received" ? 202 : 200).send(receiptOfList)
  })
}

function filesOf(sent: readonly { readonly name: string; readonly contentBase64: string }[]): ReadonlyMap<FileName, Uint8Array> {
  const files = new Map<FileName, Uint8Array>()
  for (const [index, { name, contentBase64 }] of sent.entries()) {
    const known = fileNames.find((fileName) => fileName === name.toLowerCase())
    if (known === undefined || files.has(known))
      throw refuse("request.invalid", { fields: [{ field: `body.files.${index}.name`, expected: "each file once" }] })
    files.set(known, Buffer.from(contentBase64, "base64"))
  }
  return files
}
