import { Readable } from "node:stream"
import { bytesToHex } from "@noble/hashes/utils.js"
import { z } from "zod"
import { type App, cutPage, pageOf, pageQuery } from "../runtime/http.ts"
import { refuse } from "../vocabulary/refusal.ts"
import { checkpointRoutes } from "./checkpoint.routes.ts"
import { listEntries, loadEntry } from "./entries.store.ts"
import { eventRoutes } from "./event.routes.ts"
import { exportLog } from "./export-log.flow.ts"
import type { AuditRouteParts } from "./parts.routes.ts"
import { canonicalText, checkEntry, readEntry, type StoredEntry } from "./read-entry.ts"

const entryView = z
  .object({
    entryId: z.uuid(),
    position: z.number().int().nullable().describe("Index of the leaf, from 0; null until the sequencer has placed the entry."),
    recordedAt: z.string(),
    action: z.string(),
    actor: z.string(),
    subject: z.object({ kind: z.string(), id: z.string() }),
    details: z.record(z.string(), z.unknown()).nullable().describe("Read from the stored bytes; null when they are no longer an entry."),
    commitment: z.string().nullable().describe("Salted commitment to personal data, where the entry vouches for some."),
    leafHash: z.string(),
  })
  .meta({ id: "AuditEntry" })

const entryDetail = entryView
  .extend({
    canonical: z.string().nullable().describe("The exact text that was hashed; null when the stored bytes are not UTF-8."),
    check: z.object({
      leafHashAgrees: z.boolean().describe("Whether hashing the stored bytes again gives the stored leaf hash."),
      columnsAgree: z.boolean().describe("Whether the searchable copies agree with the bytes."),
    }),
  })
  .meta({ id: "AuditEntryDetail" })

/** The audit log and the events that left the house. */
export function auditRoutes(app: App, parts: AuditRouteParts): void {
  entryRoutes(app, parts)
  exportRoute(app, parts)
  checkpointRoutes(app, parts)
  eventRoutes(app, parts)
}

function entryRoutes(app: App, { database: { kysely }, permitOf }: AuditRouteParts): void {
  const filter = z.string().min(1).max(200).optional()
  const querystring = pageQuery.extend({ action: filter, actor: filter, subjectId: filter })
  const list = { tags: ["audit"], summary: "Audit entries, newest first", querystring, response: { 200: pageOf(entryView) } }
  app.get("/v1/audit/entries", { schema: list }, async (request) => {
    const { entityId } = permitOf(request, "audit.read")
    const page = cutPage(await listEntries(kysely, entityId, request.query), request.query.limit, ({ entryId }) => entryId)
    return { ...page, items: page.items.map(viewOf) }
  })

  const params = z.strictObject({ entryId: z.uuid() })
  const detail = { tags: ["audit"], summary: "One audit entry with its exact bytes, hashed again", params, response: { 200: entryDetail } }
  app.get("/v1/audit/entries/:entryId", { schema: detail }, async (request) => {
    const { entityId } = permitOf(request, "audit.read")
    const { entryId } = request.params
    const stored = await loadEntry(kysely, entityId, entryId)
    if (stored === undefined) throw refuse("audit.entry_not_found", { entryId })
    return { ...viewOf(stored), canonical: canonicalText(stored.canonical) ?? null, check: checkEntry(stored) }
  })
}

function exportRoute(app: App, parts: AuditRouteParts): void {
  const position = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
  const querystring = z.strictObject({
    from: position.default(0),
    to: position.optional().describe("The first position not wanted: the size of a checkpoint, so that both belong together."),
  })
  const description =
    "One line per entry: position, entryId, canonical (the exact text that was hashed), leafHash. An answer that breaks off is not the whole log."
  const schema = { tags: ["audit"], summary: "The log in the order of positions, as JSON lines", description, querystring }
  app.get("/v1/audit/export", { schema }, async (request, reply) => {
    const permit = parts.permitOf(request, "audit.export")
    const lines = await exportLog(parts, permit, request.query)
    return reply
      .type("application/x-ndjson")
      .header("content-disposition", 'attachment; filename="audit-log.jsonl"')
      .send(Readable.from(lines, { objectMode: false }))
  })
}

function viewOf(stored: StoredEntry): z.input<typeof entryView> {
  const { entryId, position, recordedAt, action, actor, subject, canonical, leafHash } = stored
  const said = readEntry(canonical)
  const { details = null, commitment = null } = said ?? {}
  return { entryId, position: position ?? null, recordedAt, action, actor, subject, details, commitment, leafHash: bytesToHex(leafHash) }
}
