import { z } from "zod"
import type { Rulebook } from "../rulebook/rulebook.ts"
import type { App } from "../runtime/http.ts"
import type { Runtime } from "../runtime/runtime.ts"
import { personOf } from "./access.ts"
import { codeField, nameField, ownPasswordField, sessionView } from "./access-schema.ts"
import { answerSession } from "./answer-session.routes.ts"
import { keptAttempt } from "./kept-attempt.ts"
import { assertionAnswer, challengeView, registrationAnswer } from "./passkey-schema.ts"
import { addOwnPasskey, beginPasskey, removeOwnPasskey } from "./register-passkey.flow.ts"
import { challengeSignIn, signInByPasskey } from "./sign-in-by-passkey.flow.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId"> & { readonly rulebook: Rulebook; readonly publicUrl: string }

const tags = ["access"]
const security: [] = []
const ownerProof = { password: ownPasswordField, code: codeField.exactOptional() }

/** Passkeys: signing in by one, and keeping one's own. */
export function passkeyRoutes(app: App, parts: Parts): void {
  const challengeSchema = { tags, security, summary: "Begin to sign in by a passkey", response: { 201: challengeView } }
  app.post("/v1/access/passkey-sign-in/challenge", { schema: challengeSchema }, async (_request, reply) =>
    reply.code(201).send(await challengeSignIn(parts)),
  )

  const body = z.strictObject({
    challengeId: z.uuid(),
    assertion: assertionAnswer,
    carrier: z.enum(["cookie", "bearer"]).default("cookie"),
  })
  const signInSchema = { tags, security, summary: "Sign in by a passkey", body, response: { 200: sessionView } }
  app.post("/v1/access/passkey-sign-in", { schema: signInSchema }, async (request, reply) => {
    const { carrier, ...proof } = request.body
    const opened = await signInByPasskey(parts, { ...proof, address: request.ip })
    return answerSession(parts, reply, { ...opened, carrier })
  })
  ownPasskeyRoutes(app, parts)
}

function ownPasskeyRoutes(app: App, parts: Parts): void {
  const beginSchema = {
    tags,
    summary: "Begin a passkey of one's own",
    body: z.strictObject(ownerProof),
    response: { 201: challengeView },
  }
  app.post("/v1/access/passkeys/challenge", { schema: beginSchema }, async (request, reply) =>
    reply.code(201).send(await beginPasskey(parts, personOf(request), { ...request.body, attempt: keptAttempt(request, parts.publicUrl) })),
  )

  const made = z.strictObject({ challengeId: z.uuid(), name: nameField.describe("To tell it from others"), answer: registrationAnswer })
  const addSchema = { tags, summary: "Put a passkey of one's own on record", body: made, response: { 204: z.null() } }
  app.post("/v1/access/passkeys", { schema: addSchema }, async (request, reply) => {
    await addOwnPasskey(parts, personOf(request), request.body)
    return reply.code(204).send(null)
  })

  const removal = z.strictObject({ credentialId: z.string().min(1).max(2048), ...ownerProof })
  const removeSchema = { tags, summary: "Take one of one's passkeys away", body: removal, response: { 204: z.null() } }
  app.post("/v1/access/passkeys/removal", { schema: removeSchema }, async (request, reply) => {
    await removeOwnPasskey(parts, personOf(request), { ...request.body, attempt: keptAttempt(request, parts.publicUrl) })
    return reply.code(204).send(null)
  })
}
