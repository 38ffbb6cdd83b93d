import Fastify, { type FastifyError } from "fastify"
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from "fastify-type-provider-zod"
import { acceptInvitation } from "../../src/access/accept-invitation.flow.ts"
import { type Principal, permit, principalOf } from "../../src/access/access.ts"
import { firstStart, type IssuedLink } from "../../src/access/first-start.flow.ts"
import { inviteUser } from "../../src/access/invite-user.flow.ts"
import { parseToken } from "../../src/access/parse-token.ts"
import { recogniseCaller } from "../../src/access/recognise-caller.flow.ts"
import { registerAccess } from "../../src/access/register-access.routes.ts"
import { setUpFirm } from "../../src/access/set-up-firm.flow.ts"
import { signIn as signInFrom } from "../../src/access/sign-in.flow.ts"
import { loadRulebook } from "../../src/rulebook/rulebook.store.ts"
import type { Database } from "../../src/runtime/database.ts"
import type { App } from "../../src/runtime/http.ts"
import { newId } from "../../src/runtime/new-id.ts"
import type { Id } from "../../src/vocabulary/identifier.ts"
import type { Instant } from "../../src/vocabulary/instant.ts"
import { Refusal, refusals } from "../../src/vocabulary/refusal.ts"
import type { Role } from "../../src/vocabulary/role.ts"
import { freshDatabase } from "../fresh-database.ts"

export const publicUrl = "http://127.0.0.1:8420"
export const administrator = {
  login: "aigerim",
  displayName: "Aigerim Administrator",
  language: "kk",
  password: "correct horse battery",
} as const

/** A clock that stands still until a test moves it. */
function standingClock(start: Instant = "2026-11-22T08:00:00.000Z") {
  let moment = Date.parse(start)
  return {
    now: () => new Date(moment).toISOString(),
    pass: (minutes: number) => {
      moment += minutes * 60_000
    },
  }
}

const rulebook = loadRulebook()

/** The parts of the access room on a database of their own, before anybody set up a firm. */
export async function emptyHouse() {
  const database = await freshDatabase()
  return { database, clock: standingClock(), newId, rulebook, publicUrl }
}

export type House = Awaited<ReturnType<typeof emptyHouse>>

/** A house whose firm is set up, and the token of the administrator who did it. */
export async function foundedHouse() {
  const house = await emptyHouse()
  const link = await firstStart(house)
  const opened = await setUpFirm(house, { token: tokenOf(link), firmName: "Invented LLP", country: "KZ", ...administrator })
  return { ...house, administratorToken: opened.token }
}

/** The password of everybody but the administrator. */
export const password = "plain words are good"

/** A founded house, its administrator's permit, and a way to add people who have chosen their password. */
export async function houseWithPeople() {
  const house = await foundedHouse()
  const principal = principalOf({ principal: await callerOf(house, house.administratorToken) })
  const may = permit(principal, "access.administer", house.rulebook.roles)
  const invite = (login: string, roles: readonly Role[]) =>
    inviteUser(house, may, { login, displayName: `Person ${login}`, language: "ru", roles })
  const add = async (login: string, roles: readonly Role[]) => {
    const { userId, link } = await invite(login, roles)
    const { token } = await acceptInvitation(house, { token: tokenOf(link), password })
    return { userId, token }
  }
  const versionOf = async (userId: Id) =>
    (await house.database.kysely.selectFrom("user_account").select("version").where("user_id", "=", userId).executeTakeFirstOrThrow())
      .version
  return { ...house, may, invite, add, versionOf }
}

/** Signs in with a password, from an address of the documentation's (RFC 5737). */
export function signIn(house: House, { login, password: secret }: { login: string; password: string }, address = "192.0.2.1") {
  return signInFrom(house, { login, password: secret, address })
}

/** Whom a session token is recognised as now. */
export async function callerOf(house: House, token: string): Promise<Principal | undefined> {
  const parsed = parseToken(token)
  return parsed === undefined ? undefined : recogniseCaller(house, parsed)
}

/** What stands after the # of a link. */
export function tokenOf(link: IssuedLink | undefined): string {
  return new URL(link?.url ?? "http://no.link").hash.slice(1)
}

/** An app that recognises callers and answers refusals as `{ code, details }`; the routes are the test's to add. */
export function askingApp(house: House): App {
  const app = Fastify().withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler((error: FastifyError, _request, reply) => {
    if (error instanceof Refusal) return reply.code(refusals[error.code].status).send({ code: error.code, details: error.details })
    if (error.validation !== undefined) return reply.code(422).send({ code: "request.invalid" })
    return reply.code(500).send({ code: "service.failed", message: error.message })
  })
  registerAccess(app, house)
  return app
}

/** The audit log in order: what was done, and the exact text that stands there for ever. */
export async function auditLog({ kysely }: Database): Promise<{ action: string; text: string }[]> {
  const rows = await kysely.selectFrom("audit_entry").select(["action", "canonical"]).orderBy("entry_id").execute()
  return rows.map(({ action, canonical }) => ({ action, text: canonical.toString("utf8") }))
}
