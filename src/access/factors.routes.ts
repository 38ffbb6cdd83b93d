import { z } from "zod"
import type { Rulebook } from "../rulebook/rulebook.ts"
import type { App } from "../runtime/http.ts"
import type { Runtime } from "../runtime/runtime.ts"
import { personOf } from "./access.ts"
import { codeField, ownPasswordField } from "./access-schema.ts"
import { beginOneTimeCode, confirmCode, removeCode } from "./enrol-one-time-code.flow.ts"
import type { IdentityProvider } from "./identity-provider.client.ts"
import { keptAttempt } from "./kept-attempt.ts"
import { neededFactor } from "./needed-factor.ts"
import { countRecoveryCodes, findOneTimeCode } from "./one-time-code.store.ts"
import { listPasskeys } from "./passkey.store.ts"
import { hasFreshProof } from "./prove-owner.flow.ts"
import { findOwnProofs } from "./provider-person.store.ts"
import { relyingParty } from "./relying-party.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId"> & {
  readonly rulebook: Rulebook
  readonly publicUrl: string
  readonly provider?: IdentityProvider | undefined
}

const tags = ["access"]
const factorsView = z
  .object({
    needed: z.enum(["none", "any", "passkey"]).describe("What house policy asks of one's roles for deciding"),
    hasOneTimeCode: z.boolean(),
    recoveryCodesLeft: z.number().int(),
    mayHavePasskeys: z.boolean().describe("False under an IP address, where browsers make none"),
    ownerProof: z
      .enum(["password", "provider", "none"])
      .describe("What is asked before a factor changes: the password, or a fresh word of the identity provider"),
    isProven: z.boolean().describe("Whether that word is here, and waits to be used"),
    passkeys: z.array(z.object({ credentialId: z.string(), name: z.string(), createdAt: z.string(), lastUsedAt: z.string().nullable() })),
  })
  .meta({ id: "Factors" })

/** One's own second factor: what is asked for, what is there, and how to set one up or take it away. */
export function factorRoutes(app: App, parts: Parts): void {
  const listSchema = { tags, summary: "One's own second factors", response: { 200: factorsView } }
  app.get("/v1/access/factors", { schema: listSchema }, async (request) => {
    const person = personOf(request)
    const { kysely } = parts.database
    const found = await findOneTimeCode(kysely, person)
    const { hasPassword, isTied } = await findOwnProofs(kysely, person)
    return {
      needed: neededFactor(person, parts.rulebook.secondFactor),
      hasOneTimeCode: found?.isConfirmed === true,
      recoveryCodesLeft: await countRecoveryCodes(kysely, person),
      mayHavePasskeys: relyingParty(parts.publicUrl) !== undefined,
      ownerProof: hasPassword ? ("password" as const) : isTied && parts.provider !== undefined ? ("provider" as const) : ("none" as const),
      isProven: await hasFreshProof(parts, person, keptAttempt(request, parts.publicUrl)),
      passkeys: await listPasskeys(kysely, person),
    }
  })

  const beginSchema = {
    tags,
    summary: "Begin with an authenticator app; its secret is shown this once, and counts for nothing until confirmed",
    body: z.strictObject({ password: ownPasswordField }),
    response: { 201: z.object({ secret: z.string().describe("Base32"), uri: z.string().describe("otpauth:// address for a QR code") }) },
  }
  app.post("/v1/access/one-time-code", { schema: beginSchema }, async (request, reply) => {
    const proof = { ...request.body, attempt: keptAttempt(request, parts.publicUrl) }
    return reply.code(201).send(await beginOneTimeCode(parts, personOf(request), proof))
  })

  const body = z.strictObject({ code: codeField })
  const confirmSchema = {
    tags,
    summary: "Confirm the app by its first code; the recovery codes are shown this once",
    body,
    response: { 200: z.object({ recoveryCodes: z.array(z.string()).readonly() }) },
  }
  app.post("/v1/access/one-time-code/confirmation", { schema: confirmSchema }, async (request) =>
    confirmCode(parts, personOf(request), request.body.code),
  )

  const removeSchema = { tags, summary: "Take the app away, against one of its codes", body, response: { 204: z.null() } }
  app.post("/v1/access/one-time-code/removal", { schema: removeSchema }, async (request, reply) => {
    await removeCode(parts, personOf(request), request.body.code)
    return reply.code(204).send(null)
  })
}
