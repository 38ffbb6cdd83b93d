import { z } from "zod"
import { permitOf } from "../access/access.ts"
import type { Rulebook } from "../rulebook/rulebook.ts"
import { type App, etagOf, versionActedOn } from "../runtime/http.ts"
import type { Runtime } from "../runtime/runtime.ts"
import { customerView } from "./customer-view.ts"
import { approveErasure, proposeErasure } from "./erase-customer.flow.ts"
import { type ErasureStanding, erasedThings, erasureStates, keptThings } from "./erasure-standing.ts"
import { readErasure } from "./read-erasure.flow.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId"> & { readonly rulebook: Rulebook }

const proposalView = z.object({ proposedBy: z.uuid(), proposedAt: z.string(), expiresAt: z.string() })
const erasureView = z
  .object({
    state: z.enum(erasureStates),
    until: z.string().nullable().describe("From when on the records need not be kept; null while the relationship goes on"),
    heldTransfers: z.number().int(),
    proposal: proposalView.nullable().describe("What waits for a second person"),
    erases: z.array(z.enum(erasedThings)).readonly().describe("What nobody can read any more afterwards"),
    keeps: z.array(z.enum(keptThings)).readonly().describe("What stays"),
  })
  .meta({ id: "CustomerErasure" })

const tags = ["customers"]
const params = z.strictObject({ customerId: z.uuid() })

/** Erasing a customer after retention takes two people who hold `customer.erase`: one proposes, the other approves. */
export function erasureRoutes(app: App, parts: Parts): void {
  const readSchema = {
    tags,
    summary: "Whether a customer may be erased, from when on, and what that means",
    params,
    response: { 200: erasureView },
  }
  app.get("/v1/customers/:customerId/erasure", { schema: readSchema }, async (request) => {
    const { entityId } = permitOf(request, "customer.erase")
    return viewOf((await readErasure(parts, entityId, request.params.customerId)).standing)
  })

  const proposeSchema = {
    tags,
    summary: "Propose to erase a closed customer whose records need not be kept any longer",
    params,
    response: { 201: erasureView },
  }
  app.post("/v1/customers/:customerId/erasure", { schema: proposeSchema }, async (request, reply) => {
    const permit = permitOf(request, "customer.erase")
    const version = versionActedOn(request.headers["if-match"])
    return reply.code(201).send(viewOf(await proposeErasure(parts, permit, { ...request.params, version })))
  })

  const approveSchema = {
    tags,
    summary: "Approve as second person, and erase the customer; cannot be undone",
    params,
    response: { 200: customerView },
  }
  app.post("/v1/customers/:customerId/erasure/approval", { schema: approveSchema }, async (request, reply) => {
    const permit = permitOf(request, "customer.erase")
    const version = versionActedOn(request.headers["if-match"])
    const erased = await approveErasure(parts, permit, { ...request.params, version })
    reply.header("etag", etagOf(erased.version))
    return erased
  })
}

function viewOf({ state, until, heldTransfers, proposal }: ErasureStanding): z.infer<typeof erasureView> {
  const shown =
    proposal === null ? null : { proposedBy: proposal.proposedBy, proposedAt: proposal.proposedAt, expiresAt: proposal.expiresAt }
  return { state, until, heldTransfers, proposal: shown, erases: erasedThings, keeps: keptThings }
}
