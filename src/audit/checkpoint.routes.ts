import { bytesToHex } from "@noble/hashes/utils.js"
import { z } from "zod"
import { type App, cutPage, pageOf } from "../runtime/http.ts"
import { listCheckpoints, listNotes, loadNewestCheckpoint, type StoredCheckpoint } from "./checkpoint.store.ts"
import { originOf } from "./checkpoint.ts"
import { formatCheckpointFile } from "./checkpoint-file.ts"
import { type ListedCopy, listCopies } from "./copy.store.ts"
import { countLeaves } from "./entries.store.ts"
import { listKeys } from "./key.store.ts"
import type { AuditRouteParts } from "./parts.routes.ts"
import { type ProofStep, proveConsistency, proveEntry } from "./prove-log.flow.ts"
import { formatVerifierKey, keyIdOf } from "./signed-note.ts"

const hash = z.string().describe("SHA-256, hex.")

const checkpointView = z
  .object({
    size: z.number().int().describe("How many entries it vouches for: those at positions 0 to size - 1."),
    root: hash,
    madeAt: z.string(),
    note: z.string().describe("The signed note (c2sp.org/signed-note): to be kept, and to be verified by other tools too."),
  })
  .meta({ id: "AuditCheckpoint" })

const step = z
  .object({ begin: z.number().int(), end: z.number().int().describe("The first position that is no more covered."), hash })
  .meta({ id: "AuditProofStep" })

const proofView = z
  .object({
    position: z.number().int(),
    leafHash: hash,
    checkpoint: checkpointView,
    path: z.array(step).describe("RFC 9162, section 2.1.3: from the leaf to the root."),
  })
  .meta({ id: "AuditProof" })

const consistencyView = z
  .object({ from: checkpointView, to: checkpointView, path: z.array(step).describe("RFC 9162, section 2.1.4.") })
  .meta({ id: "AuditConsistency" })

const stateView = z
  .object({
    origin: z.string().describe("The name of this log in its checkpoints and keys."),
    size: z.number().int().describe("How many entries have a position now."),
    checkpoint: checkpointView.nullable().describe("The newest one."),
    keys: z
      .array(z.object({ verifierKey: z.string(), keyId: z.string(), recordedAt: z.string() }))
      .describe("Oldest first; the last one signs. Hand them on by a way of their own."),
    isSigning: z.boolean(),
    signingProblem: z.enum(["key_unreadable", "key_unknown", "history_changed"]).nullable(),
    copies: z.array(
      z.object({
        place: z.string(),
        size: z.number().int(),
        attemptedAt: z.string(),
        problem: z.enum(["unreachable", "ahead", "differs"]).nullable(),
        madeAt: z.string().nullable().describe("When the last checkpoint that lies there was signed."),
        behind: z.number().int().describe("How many of the signed entries no checkpoint there vouches for."),
      }),
    ),
    excessPowers: z.array(z.string()).describe("What the database lets this house do to the log that it should not; empty is right."),
  })
  .meta({ id: "AuditState" })

const size = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)

/** Checkpoints of the log, and proofs against them. */
export function checkpointRoutes(app: App, parts: AuditRouteParts): void {
  stateRoutes(app, parts)
  fileRoute(app, parts)
  proofRoutes(app, parts)
}

function fileRoute(app: App, { database, permitOf }: AuditRouteParts): void {
  const schema = {
    tags: ["audit"],
    summary: "Signed checkpoints and public keys as one text file, for the offline verification",
    querystring: z.strictObject({ to: size.default(Number.MAX_SAFE_INTEGER).describe("No checkpoint larger than this.") }),
  }
  app.get("/v1/audit/checkpoint-file", { schema }, async (request, reply) => {
    const { entityId } = permitOf(request, "audit.export")
    const notes = await listNotes(database, entityId, request.query.to)
    const file = formatCheckpointFile(notes, await listKeys(database.kysely, entityId))
    return reply.type("text/plain; charset=utf-8").header("content-disposition", 'attachment; filename="audit-checkpoints.txt"').send(file)
  })
}

function stateRoutes(app: App, { database: { kysely }, permitOf, watch }: AuditRouteParts): void {
  const querystring = z.strictObject({ cursor: size.optional(), limit: z.coerce.number().int().min(1).max(200).default(50) })
  const list = { tags: ["audit"], summary: "Signed checkpoints, newest first", querystring, response: { 200: pageOf(checkpointView) } }
  app.get("/v1/audit/checkpoints", { schema: list }, async (request) => {
    const { entityId } = permitOf(request, "audit.read")
    const { cursor: before, limit } = request.query
    const page = cutPage(await listCheckpoints(kysely, entityId, { before, limit }), limit, ({ size }) => `${size}`)
    return { ...page, items: page.items.map(viewOf) }
  })

  const state = { tags: ["audit"], summary: "The log's size, signatures, keys and copies", response: { 200: stateView } }
  app.get("/v1/audit/state", { schema: state }, async (request) => {
    const { entityId } = permitOf(request, "audit.read")
    const newest = await loadNewestCheckpoint(kysely, entityId)
    const keys = await listKeys(kysely, entityId)
    return {
      origin: originOf(entityId),
      size: await countLeaves(kysely, entityId),
      checkpoint: newest === undefined ? null : viewOf(newest),
      keys: keys.map((key) => ({ verifierKey: formatVerifierKey(key), keyId: keyIdOf(key), recordedAt: key.recordedAt })),
      isSigning: watch.isSigning,
      signingProblem: watch.signingProblems.get(entityId) ?? null,
      copies: (await listCopies(kysely, entityId)).map((copy) => stateView.shape.copies.element.parse(withDistance(copy, newest))),
      excessPowers: [...watch.excessPowers],
    }
  })
}

function proofRoutes(app: App, { database: { kysely }, permitOf }: AuditRouteParts): void {
  const proof = {
    tags: ["audit"],
    summary: "Proof that an entry is among those a checkpoint vouches for",
    params: z.strictObject({ entryId: z.uuid() }),
    querystring: z.strictObject({ checkpoint: size.optional().describe("Size of the checkpoint; the newest when absent.") }),
    response: { 200: proofView },
  }
  app.get("/v1/audit/entries/:entryId/proof", { schema: proof }, async (request) => {
    const { entityId } = permitOf(request, "audit.read")
    const asked = { entryId: request.params.entryId, size: request.query.checkpoint }
    const { position, leafHash, checkpoint, path } = await proveEntry(kysely, entityId, asked)
    return { position, leafHash: bytesToHex(leafHash), checkpoint: viewOf(checkpoint), path: path.map(stepView) }
  })

  const consistency = {
    tags: ["audit"],
    summary: "Proof that the log of a later checkpoint begins with that of an earlier one",
    querystring: z.strictObject({ from: size, to: size }),
    response: { 200: consistencyView },
  }
  app.get("/v1/audit/consistency", { schema: consistency }, async (request) => {
    const { entityId } = permitOf(request, "audit.read")
    const { from, to, path } = await proveConsistency(kysely, entityId, request.query)
    return { from: viewOf(from), to: viewOf(to), path: path.map(stepView) }
  })
}

function viewOf({ size, root, note, madeAt }: StoredCheckpoint): z.input<typeof checkpointView> {
  return { size, root: bytesToHex(root), note, madeAt }
}

function withDistance(copy: ListedCopy, newest: StoredCheckpoint | undefined) {
  return { ...copy, behind: Math.max(0, (newest?.size ?? 0) - copy.size) }
}

function stepView({ begin, end, hash }: ProofStep): z.input<typeof step> {
  return { begin, end, hash: bytesToHex(hash) }
}
