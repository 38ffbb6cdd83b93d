import type { FastifyReply } from "fastify"
import { z } from "zod"
import { permitOf, personOf } from "../access/access.ts"
import { challengeDecision, challengeView, confirmationField, stepUp } from "../access/step-up.flow.ts"
import { type App, etagOf, versionActedOn } from "../runtime/http.ts"
import { outcomes } from "../vocabulary/decision.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import { walletHostings } from "../vocabulary/transfer.ts"
import { amendTransfer } from "./amend-transfer.flow.ts"
import type { TransferParts } from "./gather-facts.flow.ts"
import { prepareTransfer, returnTransfer } from "./prepare-transfer.flow.ts"
import { readTransfer } from "./read-transfer.flow.ts"
import { rejectTransfer, releaseTransfer } from "./release-transfer.flow.ts"
import { replayDecision } from "./replay-decision.flow.ts"
import { sayDecision } from "./say-decision.flow.ts"
import { partyAmendment, transferDetail } from "./transfer-view.ts"

const params = z.strictObject({ transferId: z.uuid() })
const why = z.string().trim().min(1).max(4000)
const tags = ["transfers"]
const response = { 200: transferDetail }

/** A passkey signs for the address that people open. */
export interface StepParts extends TransferParts {
  readonly publicUrl: string
}

/** The steps that people take about a held transfer. Each acts on the version in If-Match, and answers the transfer as it then stands. */
export function transferStepRoutes(app: App, parts: StepParts): void {
  makerRoutes(app, parts)
  checkerRoutes(app, parts)
  replayRoute(app, parts)
}

function makerRoutes(app: App, parts: TransferParts): void {
  const amendment = z.strictObject({
    otherParty: partyAmendment.exactOptional(),
    otherWalletHosting: z.enum(walletHostings).exactOptional(),
    otherVaspName: z.string().trim().min(1).max(200).exactOptional(),
  })
  const amendSchema = { tags, summary: "Supply or correct what is known about the other party", params, body: amendment, response }
  app.post("/v1/transfers/:transferId/amendment", { schema: amendSchema }, async (request, reply) => {
    const permit = permitOf(request, "transfer.amend")
    const { transferId } = request.params
    await amendTransfer(parts, permit, { ...request.body, transferId, version: versionActedOn(request.headers["if-match"]) })
    return answer(parts, reply, { entityId: permit.entityId, transferId })
  })

  const preparation = z.strictObject({
    recommendation: z.enum(["release", "reject"]),
    why,
    clearances: z
      .array(z.strictObject({ findingKey: z.string().min(1).max(2000), why }))
      .max(200)
      .default([]),
  })
  const prepareSchema = { tags, summary: "Lay a recommendation before a second person", params, body: preparation, response }
  app.post("/v1/transfers/:transferId/preparation", { schema: prepareSchema }, async (request, reply) => {
    const permit = permitOf(request, "case.work")
    const { transferId } = request.params
    await prepareTransfer(parts, permit, { transferId, version: versionActedOn(request.headers["if-match"]), preparation: request.body })
    return answer(parts, reply, { entityId: permit.entityId, transferId })
  })
}

function checkerRoutes(app: App, parts: StepParts): void {
  const returnSchema = { tags, summary: "Send back to whoever works the case", params, body: z.strictObject({ why }), response }
  app.post("/v1/transfers/:transferId/return", { schema: returnSchema }, async (request, reply) => {
    const permit = permitOf(request, "transfer.decide")
    const { transferId } = request.params
    await returnTransfer(parts, permit, { transferId, version: versionActedOn(request.headers["if-match"]), why: request.body.why })
    return answer(parts, reply, { entityId: permit.entityId, transferId })
  })

  const verdict = z.strictObject({ why, confirmation: confirmationField.exactOptional() })
  const steps = { release: releaseTransfer, rejection: rejectTransfer } as const
  const summaries = {
    release: "Approve as second person: re-assessed with fresh facts, released only if nothing stands",
    rejection: "Reject as second person",
  }
  for (const name of ["release", "rejection"] as const) {
    const description = "Confirmed with one's second factor, where there is one or house policy asks for one."
    const schema = { tags, summary: summaries[name], description, params, body: verdict, response }
    app.post(`/v1/transfers/:transferId/${name}`, { schema }, async (request, reply) => {
      const permit = permitOf(request, "transfer.decide")
      const on = { transferId: request.params.transferId, version: versionActedOn(request.headers["if-match"]) }
      const said = await sayDecision(parts, permit, { ...on, verdict: name, why: request.body.why })
      const consent = await stepUp(parts, personOf(request), { said, confirmation: request.body.confirmation })
      await steps[name](parts, permit, { ...on, why: request.body.why, consent })
      return answer(parts, reply, { entityId: permit.entityId, transferId: on.transferId })
    })
  }

  const meant = z.strictObject({ verdict: z.enum(["release", "rejection"]), why })
  const challengeSchema = {
    tags,
    summary: "What a passkey is to sign for this very decision",
    params,
    body: meant,
    response: { 201: challengeView },
  }
  app.post("/v1/transfers/:transferId/decision-challenge", { schema: challengeSchema }, async (request, reply) => {
    const permit = permitOf(request, "transfer.decide")
    const on = { transferId: request.params.transferId, version: versionActedOn(request.headers["if-match"]) }
    const said = await sayDecision(parts, permit, { ...on, ...request.body })
    return reply.code(201).send(await challengeDecision(parts, personOf(request), said))
  })
}

function replayRoute(app: App, parts: TransferParts): void {
  const versions = z.object({ rulebookDigest: z.string(), codeVersion: z.string() })
  const view = z.object({
    agrees: z.boolean(),
    differences: z.array(z.enum(["facts_erased", "facts", "findings", "outcome", "rulebook", "code"])).readonly(),
    factsDigest: z.string(),
    outcome: z.enum(outcomes),
    made: versions,
    replayed: versions,
  })
  const byDecision = params.extend({ decisionId: z.uuid() })
  const schema = { tags, summary: "Decide again from the frozen facts and compare", params: byDecision, response: { 200: view } }
  app.get("/v1/transfers/:transferId/decisions/:decisionId/replay", { schema }, async (request) =>
    replayDecision(parts, permitOf(request, "transfer.read"), request.params),
  )
}

async function answer({ database }: TransferParts, reply: FastifyReply, { entityId, transferId }: { entityId: EntityId; transferId: Id }) {
  const detail = await readTransfer(database.kysely, entityId, transferId)
  reply.header("etag", etagOf(detail.transfer.version))
  return detail
}
