import { z } from "zod"
import type { Rulebook } from "../rulebook/rulebook.ts"
import { type App, cutPage, pageOf, pageQuery } from "../runtime/http.ts"
import type { Runtime } from "../runtime/runtime.ts"
import { actions } from "../vocabulary/role.ts"
import { permitOf } from "./access.ts"
import { accessPolicy } from "./access-policy.ts"
import { nameField } from "./access-schema.ts"
import { listApiKeys } from "./api-key.store.ts"
import { issueApiKey, revokeApiKey } from "./keep-api-key.flow.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId"> & { readonly rulebook: Rulebook }

const tags = ["access"]
const mostDays = 3660

const keyView = z
  .object({
    keyId: z.uuid(),
    name: z.string(),
    actions: z.array(z.enum(actions)).readonly(),
    issuedBy: z.uuid(),
    issuedAt: z.string(),
    expiresAt: z.string(),
    lastUsedAt: z.string().nullable().describe("Within a minute"),
    revokedAt: z.string().nullable(),
  })
  .meta({ id: "ApiKey" })

/** Keys by which the firm's own systems speak to the API: each may do what is on its list, until it expires or is revoked. */
export function apiKeyRoutes(app: App, parts: Parts): void {
  const limits = { grantable: z.array(z.enum(actions)).readonly(), longestDays: z.number().int() }
  const listSchema = {
    tags,
    summary: "Keys of the firm's systems, newest first, and what policy allows a new one",
    querystring: pageQuery,
    response: { 200: pageOf(keyView).extend(limits) },
  }
  app.get("/v1/access/keys", { schema: listSchema }, async (request) => {
    const { entityId } = permitOf(request, "access.read")
    const page = cutPage(await listApiKeys(parts.database.kysely, entityId, request.query), request.query.limit, (key) => key.keyId)
    const longestDays = Math.floor(accessPolicy(parts.rulebook, parts.clock.now()).apiKeyLifetimeHours / 24)
    return { ...page, grantable: parts.rulebook.machineActions, longestDays }
  })

  const wanted = z.strictObject({
    name: nameField.describe("Which system it is for"),
    actions: z
      .array(z.enum(actions))
      .min(1)
      .max(actions.length)
      .refine((given) => new Set(given).size === given.length, "each action once"),
    days: z.number().int().min(1).max(mostDays).describe("How long it works"),
  })
  const issueSchema = {
    tags,
    summary: "Issue a key to a system of the firm; its secret is shown this once",
    body: wanted,
    response: { 201: z.object({ key: keyView, secret: z.string().describe("Sent as Authorization: Bearer") }) },
  }
  app.post("/v1/access/keys", { schema: issueSchema }, async (request, reply) => {
    const permit = permitOf(request, "access.administer")
    return reply.code(201).send(await issueApiKey(parts, permit, request.body))
  })

  const revokeSchema = {
    tags,
    summary: "End a key at once and for ever",
    params: z.strictObject({ keyId: z.uuid() }),
    response: { 200: keyView },
  }
  app.post("/v1/access/keys/:keyId/revocation", { schema: revokeSchema }, async (request) => {
    const permit = permitOf(request, "access.administer")
    return revokeApiKey(parts, permit, request.params.keyId)
  })
}
