import type { FastifyReply } from "fastify"
import { z } from "zod"
import type { Rulebook } from "../rulebook/rulebook.ts"
import type { App } from "../runtime/http.ts"
import type { Runtime } from "../runtime/runtime.ts"
import { personOf } from "./access.ts"
import { codeField, sessionView } from "./access-schema.ts"
import { answerSession } from "./answer-session.routes.ts"
import { askForProof, askWhoSignsIn, type SentAway } from "./ask-provider.flow.ts"
import type { IdentityProvider } from "./identity-provider.client.ts"
import { keptAttempt } from "./kept-attempt.ts"
import { keepOwnProof } from "./prove-owner.flow.ts"
import { sessionCookie } from "./session-cookie.ts"
import { signInByProvider } from "./sign-in-by-provider.flow.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId"> & {
  readonly rulebook: Rulebook
  readonly publicUrl: string
  readonly provider?: IdentityProvider | undefined
}

const tags = ["access"]
const security: [] = []
const longestQuery = 8_192
const queryField = z.string().min(1).max(longestQuery).describe("The query with which the provider sent the browser back, as it is")
const addressView = z.object({ url: z.string().describe("Where the browser is to go") }).meta({ id: "ProviderAddress" })

/**
 * The identity provider: signing in through it, and proving oneself anew. It sends the browser back to a page of the
 * console, which hands its answer in here: so the answer comes from our own site alone, and refusals are read in a page.
 */
export function providerRoutes(app: App, parts: Parts): void {
  const askSchema = { tags, security, summary: "Begin to sign in through the identity provider", response: { 201: addressView } }
  app.post("/v1/access/provider-sign-in/address", { schema: askSchema }, async (_request, reply) => {
    return answerAddress(parts, reply, await askWhoSignsIn(parts))
  })

  const body = z.union([z.strictObject({ query: queryField }), z.strictObject({ code: codeField })])
  const summary = "Sign in by the provider's answer; then, for whoever has set up an authenticator app, by its code"
  const signInSchema = { tags, security, summary, body, response: { 200: sessionView } }
  app.post("/v1/access/provider-sign-in", { schema: signInSchema }, async (request, reply) => {
    const attempt = keptAttempt(request, parts.publicUrl)
    const opened = await signInByProvider(parts, { attempt, said: request.body, address: request.ip })
    reply.header("set-cookie", sessionCookie(parts.publicUrl, "provider").print("", 0))
    return answerSession(parts, reply, { ...opened, carrier: "cookie" })
  })

  const proofSchema = { tags, summary: "Begin to prove oneself anew through the identity provider", response: { 201: addressView } }
  app.post("/v1/access/provider-proof/address", { schema: proofSchema }, async (request, reply) => {
    return answerAddress(parts, reply, await askForProof(parts, personOf(request)))
  })

  const keepSchema = {
    tags,
    summary: "Keep the provider's fresh word about oneself for the next change of a second factor",
    body: z.strictObject({ query: queryField }),
    response: { 204: z.null() },
  }
  app.post("/v1/access/provider-proof", { schema: keepSchema }, async (request, reply) => {
    await keepOwnProof(parts, personOf(request), { attempt: keptAttempt(request, parts.publicUrl), query: request.body.query })
    return reply.code(204).send(null)
  })
}

async function answerAddress({ publicUrl }: Parts, reply: FastifyReply, { url, token, askedAt, expiresAt }: SentAway) {
  const seconds = (Date.parse(expiresAt) - Date.parse(askedAt)) / 1000
  reply.header("set-cookie", sessionCookie(publicUrl, "provider").print(token, seconds)).code(201)
  return { url }
}
