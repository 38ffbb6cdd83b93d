import { z } from "zod"
import type { Rulebook } from "../rulebook/rulebook.ts"
import { type App, cutPage, etagOf, pageOf, pageQuery, versionActedOn } from "../runtime/http.ts"
import type { Runtime } from "../runtime/runtime.ts"
import { refuse } from "../vocabulary/refusal.ts"
import { roles } from "../vocabulary/role.ts"
import { findUser, listUsers, userStates } from "./access.store.ts"
import { permitOf } from "./access.ts"
import { languageField, loginField, nameField, rolesField } from "./access-schema.ts"
import { changeUser } from "./change-user.flow.ts"
import { inviteUser, issueLink } from "./invite-user.flow.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId"> & { readonly rulebook: Rulebook; readonly publicUrl: string }

const tags = ["access"]
const byId = z.strictObject({ userId: z.uuid() })

const userView = z
  .object({
    userId: z.uuid(),
    login: z.string(),
    displayName: z.string(),
    language: languageField,
    roles: z.array(z.enum(roles)).readonly(),
    state: z.enum(userStates),
    lockedUntil: z.string().nullable(),
    createdAt: z.string(),
    version: z.number().int(),
  })
  .meta({ id: "User" })

const linkView = z.object({ url: z.string(), expiresAt: z.string() }).meta({ id: "IssuedLink" })

/** The people of the firm: who they are, what they may do, and the links by which they choose their passwords. */
export function userRoutes(app: App, parts: Parts): void {
  readRoutes(app, parts)
  inviteRoutes(app, parts)
  changeRoutes(app, parts)
}

function readRoutes(app: App, { database: { kysely } }: Parts): void {
  app.get(
    "/v1/access/users",
    { schema: { tags, summary: "People, newest first", querystring: pageQuery, response: { 200: pageOf(userView) } } },
    async (request) => {
      const { entityId } = permitOf(request, "access.read")
      return cutPage(await listUsers(kysely, entityId, request.query), request.query.limit, (user) => user.userId)
    },
  )

  app.get(
    "/v1/access/users/:userId",
    { schema: { tags, summary: "One person", params: byId, response: { 200: userView } } },
    async (request, reply) => {
      const { entityId } = permitOf(request, "access.read")
      const user = await findUser(kysely, entityId, request.params.userId)
      if (user === undefined) throw refuse("access.user_not_found", request.params)
      reply.header("etag", etagOf(user.version))
      return user
    },
  )
}

function inviteRoutes(app: App, parts: Parts): void {
  const invitation = z.strictObject({ login: loginField, displayName: nameField, language: languageField, roles: rolesField })
  const invited = z.object({ user: userView, link: linkView })
  const inviteSchema = {
    tags,
    summary: "Add a person, and issue the link by which they choose a password",
    body: invitation,
    response: { 201: invited },
  }
  app.post("/v1/access/users", { schema: inviteSchema }, async (request, reply) => {
    const permit = permitOf(request, "access.administer")
    const { userId, link } = await inviteUser(parts, permit, request.body)
    const user = await findUser(parts.database.kysely, permit.entityId, userId)
    if (user === undefined) throw new Error("A user that was just added is gone")
    reply.header("etag", etagOf(user.version))
    return reply.code(201).send({ user, link })
  })

  const linkSchema = {
    tags,
    summary: "Issue a new link to somebody who lost the invitation or the password",
    params: byId,
    response: { 201: linkView },
  }
  app.post("/v1/access/users/:userId/link", { schema: linkSchema }, async (request, reply) => {
    const permit = permitOf(request, "access.administer")
    return reply.code(201).send(await issueLink(parts, permit, request.params.userId))
  })
}

function changeRoutes(app: App, parts: Parts): void {
  const change = z
    .strictObject({ displayName: nameField.optional(), roles: rolesField.optional(), isDisabled: z.boolean().optional() })
    .refine((fields) => Object.values(fields).some((value) => value !== undefined), "at least one field")
  const ifMatch = z.object({ "if-match": z.string().optional() })
  const changeSchema = {
    tags,
    summary: "Change a person's name, roles or standing",
    params: byId,
    headers: ifMatch,
    body: change,
    response: { 200: userView },
  }
  app.patch("/v1/access/users/:userId", { schema: changeSchema }, async (request, reply) => {
    const permit = permitOf(request, "access.administer")
    const version = versionActedOn(request.headers["if-match"])
    const user = await changeUser(parts, permit, { ...request.body, userId: request.params.userId, version })
    reply.header("etag", etagOf(user.version))
    return user
  })
}
