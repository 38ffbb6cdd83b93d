import { z } from "zod"
import type { Rulebook } from "../rulebook/rulebook.ts"
import { type App, cutPage, pageOf, pageQuery } from "../runtime/http.ts"
import type { Runtime } from "../runtime/runtime.ts"
import { refuse } from "../vocabulary/refusal.ts"
import { roles } from "../vocabulary/role.ts"
import { type Entity, findOnlyEntity, listUsers } from "./access.store.ts"
import { languageField, sessionView } from "./access-schema.ts"
import { answerSession } from "./answer-session.routes.ts"
import { signInAsInvented } from "./sign-in-as-invented.flow.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId"> & { readonly rulebook: Rulebook; readonly publicUrl: string }

const people = pageOf(
  z
    .object({ userId: z.uuid(), displayName: z.string(), language: languageField, roles: z.array(z.enum(roles)).readonly() })
    .meta({ id: "InventedPerson" }),
)

/**
 * Signing in as any invented person, without a password. Only a demonstration registers these routes, and they refuse
 * to work for any firm that is not invented.
 */
export function demonstrationRoutes(app: App, parts: Parts): void {
  const common = { tags: ["access"], security: [] }
  app.get(
    "/v1/access/demonstration/people",
    { schema: { ...common, summary: "The invented people", querystring: pageQuery, response: { 200: people } } },
    async (request) => {
      const { entityId } = await inventedFirm(parts)
      const page = cutPage(await listUsers(parts.database.kysely, entityId, request.query), request.query.limit, (user) => user.userId)
      return { ...page, items: page.items.filter((user) => user.state !== "disabled") }
    },
  )

  const body = z.strictObject({ userId: z.uuid(), carrier: z.enum(["cookie", "bearer"]).default("cookie") })
  app.post(
    "/v1/access/demonstration/sign-in",
    { schema: { ...common, summary: "Sign in as an invented person", body, response: { 200: sessionView } } },
    async (request, reply) => {
      const { entityId } = await inventedFirm(parts)
      const opened = await signInAsInvented(parts, { entityId, userId: request.body.userId })
      return answerSession(parts, reply, { ...opened, carrier: request.body.carrier })
    },
  )
}

async function inventedFirm({ database }: Parts): Promise<Entity> {
  const entity = await findOnlyEntity(database.kysely)
  if (entity === undefined || !entity.isDemonstration) throw refuse("request.not_found")
  return entity
}
