import { z } from "zod"
import type { Rulebook } from "../rulebook/rulebook.ts"
import type { App } from "../runtime/http.ts"
import type { Runtime } from "../runtime/runtime.ts"
import { permitOf } from "./access.ts"
import { approveRecovery, proposeRecovery } from "./recover-account.flow.ts"
import { listWaitingRecoveries } from "./recovery.store.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId"> & { readonly rulebook: Rulebook; readonly publicUrl: string }

const tags = ["access"]
const recoveryView = z
  .object({ recoveryId: z.uuid(), userId: z.uuid(), proposedBy: z.uuid(), proposedAt: z.string(), expiresAt: z.string() })
  .meta({ id: "Recovery" })

/** Giving an account back to somebody who has lost their second factor: two administrators, neither of them that person. */
export function recoveryRoutes(app: App, parts: Parts): void {
  const listSchema = {
    tags,
    summary: "Recoveries that wait for a second administrator",
    response: { 200: z.object({ items: z.array(recoveryView) }) },
  }
  app.get("/v1/access/recoveries", { schema: listSchema }, async (request) => {
    const { entityId } = permitOf(request, "access.read")
    return { items: await listWaitingRecoveries(parts.database.kysely, entityId, parts.clock.now()) }
  })

  const proposeSchema = {
    tags,
    summary: "Propose to recover a person's account",
    params: z.strictObject({ userId: z.uuid() }),
    response: { 201: recoveryView },
  }
  app.post("/v1/access/users/:userId/recovery", { schema: proposeSchema }, async (request, reply) => {
    const permit = permitOf(request, "access.administer")
    return reply.code(201).send(await proposeRecovery(parts, permit, request.params.userId))
  })

  const approveSchema = {
    tags,
    summary: "Approve as second administrator: all the person's factors and sessions end, and a one-time link is issued",
    params: z.strictObject({ recoveryId: z.uuid() }),
    response: { 201: z.object({ url: z.string(), expiresAt: z.string() }) },
  }
  app.post("/v1/access/recoveries/:recoveryId/approval", { schema: approveSchema }, async (request, reply) => {
    const permit = permitOf(request, "access.administer")
    return reply.code(201).send(await approveRecovery(parts, permit, request.params.recoveryId))
  })
}
