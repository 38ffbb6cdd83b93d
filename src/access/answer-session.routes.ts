import type { FastifyReply } from "fastify"
import type { z } from "zod"
import type { Rulebook } from "../rulebook/rulebook.ts"
import type { Database } from "../runtime/database.ts"
import { actions } from "../vocabulary/role.ts"
import { findEntity } from "./access.store.ts"
import { mayDo, type Principal } from "./access.ts"
import type { meView, sessionView } from "./access-schema.ts"
import { parseToken } from "./parse-token.ts"
import { findSession, type OpenedSession } from "./session.store.ts"
import { sessionCookie } from "./session-cookie.ts"

export interface AnswerParts {
  readonly database: Database
  readonly rulebook: Rulebook
  readonly publicUrl: string
}

/** Hands a new session to the browser as a cookie, or to another client as a bearer token, and says who is signed in. */
export async function answerSession(
  parts: AnswerParts,
  reply: FastifyReply,
  opened: OpenedSession & { carrier: "cookie" | "bearer" },
): Promise<z.infer<typeof sessionView>> {
  const { token, openedAt, expiresAt, carrier } = opened
  const parsed = parseToken(token)
  const session = parsed === undefined ? undefined : await findSession(parts.database, parsed)
  if (session === undefined) throw new Error("A session that was just opened is gone")
  const answer = { me: await describeMe(parts, session.principal), expiresAt }
  if (carrier === "bearer") return { ...answer, token }
  reply.header("set-cookie", sessionCookie(parts.publicUrl).print(token, (Date.parse(expiresAt) - Date.parse(openedAt)) / 1000))
  return answer
}

/** The signed-in person, the firm, and every action the person's roles may do. */
export async function describeMe({ database, rulebook }: AnswerParts, principal: Principal): Promise<z.infer<typeof meView>> {
  const { entityId, userId, login, displayName, language, roles } = principal
  const entity = await findEntity(database.kysely, entityId)
  if (entity === undefined) throw new Error("A signed-in person belongs to no entity")
  return {
    userId,
    login,
    displayName,
    language,
    roles: [...roles],
    actions: actions.filter((action) => mayDo(principal, action, rulebook.roles)),
    entity,
  }
}
