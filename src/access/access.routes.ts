import { z } from "zod"
import type { Rulebook } from "../rulebook/rulebook.ts"
import type { App } from "../runtime/http.ts"
import type { Runtime } from "../runtime/runtime.ts"
import { acceptInvitation } from "./accept-invitation.flow.ts"
import { isAdministered } from "./access.store.ts"
import { personOf, principalOf } from "./access.ts"
import { accessPolicy } from "./access-policy.ts"
import {
  codeField,
  countryField,
  languageField,
  linkTokenField,
  loginField,
  meView,
  nameField,
  passwordField,
  sessionView,
} from "./access-schema.ts"
import { answerSession, describeMe } from "./answer-session.routes.ts"
import { apiKeyRoutes } from "./api-keys.routes.ts"
import { changeOwnLanguage, changeOwnPassword } from "./change-own-account.flow.ts"
import { colleagueRoutes } from "./colleagues.routes.ts"
import { factorRoutes } from "./factors.routes.ts"
import type { IdentityProvider } from "./identity-provider.client.ts"
import { passkeyRoutes } from "./passkeys.routes.ts"
import { providerRoutes } from "./provider.routes.ts"
import { recoveryRoutes } from "./recoveries.routes.ts"
import { sessionCookie } from "./session-cookie.ts"
import { sessionRoutes } from "./sessions.routes.ts"
import { setUpFirm } from "./set-up-firm.flow.ts"
import { signIn } from "./sign-in.flow.ts"
import { signOut } from "./sign-out.flow.ts"
import { userRoutes } from "./users.routes.ts"

export interface AccessParts extends Pick<Runtime, "database" | "clock" | "newId"> {
  readonly rulebook: Rulebook
  readonly publicUrl: string
  /** Absent where nobody named one. */
  readonly provider?: IdentityProvider | undefined
  /** `running` in a demonstration, `offered` where one can be started from the first screen, else `absent`. */
  readonly demonstration: () => "absent" | "offered" | "running"
}

const tags = ["access"]
/** For routes that nobody needs to be signed in for. */
const security: [] = []
const carrier = z
  .enum(["cookie", "bearer"])
  .default("cookie")
  .describe("cookie for a browser; bearer answers with the token for a client that keeps it")

/** First setup, signing in and out, one's own account, and the people of the firm. `registerAccess` must have run on the app. */
export function accessRoutes(app: App, parts: AccessParts): void {
  stateRoute(app, parts)
  setupRoutes(app, parts)
  signInRoutes(app, parts)
  ownAccountRoutes(app, parts)
  userRoutes(app, parts)
  colleagueRoutes(app, parts)
  sessionRoutes(app, parts)
  factorRoutes(app, parts)
  passkeyRoutes(app, parts)
  providerRoutes(app, parts)
  recoveryRoutes(app, parts)
  apiKeyRoutes(app, parts)
}

function stateRoute(app: App, parts: AccessParts): void {
  const state = z.object({
    isSetupNeeded: z.boolean(),
    demonstration: z.enum(["absent", "offered", "running"]),
    passwordMinimumLength: z.number().int(),
    hasProvider: z.boolean().describe("Whether one can sign in through an identity provider"),
  })
  const stateSchema = {
    tags,
    security,
    summary: "What the first screen must show; needs no sign-in",
    response: { 200: state.meta({ id: "SetupState" }) },
  }
  app.get("/v1/access/setup", { schema: stateSchema }, async () => {
    const isSetupNeeded = !(await isAdministered(parts.database.kysely))
    const demonstration = parts.demonstration()
    const { passwordMinimumLength } = accessPolicy(parts.rulebook, parts.clock.now())
    return {
      isSetupNeeded,
      demonstration: demonstration === "offered" && !isSetupNeeded ? ("absent" as const) : demonstration,
      passwordMinimumLength,
      hasProvider: parts.provider !== undefined && demonstration !== "running",
    }
  })
}

function setupRoutes(app: App, parts: AccessParts): void {
  const setup = z.strictObject({
    token: linkTokenField,
    firmName: nameField,
    country: countryField,
    login: loginField,
    displayName: nameField,
    language: languageField,
    password: passwordField,
    carrier,
  })
  const setupSchema = {
    tags,
    security,
    summary: "Set up the firm and its first administrator by the one-time link of the first start",
    body: setup,
    response: { 201: sessionView },
  }
  app.post("/v1/access/setup", { schema: setupSchema }, async (request, reply) => {
    const opened = await setUpFirm(parts, request.body)
    reply.code(201)
    return answerSession(parts, reply, { ...opened, carrier: request.body.carrier })
  })

  const acceptance = z.strictObject({ token: linkTokenField, password: passwordField, code: codeField.exactOptional(), carrier })
  const acceptSchema = {
    tags,
    security,
    summary: "Choose a password by a one-time link, and sign in",
    body: acceptance,
    response: { 201: sessionView },
  }
  app.post("/v1/access/invitations/accept", { schema: acceptSchema }, async (request, reply) => {
    const opened = await acceptInvitation(parts, request.body)
    reply.code(201)
    return answerSession(parts, reply, { ...opened, carrier: request.body.carrier })
  })
}

function signInRoutes(app: App, parts: AccessParts): void {
  const credentials = z.strictObject({
    login: z.string().trim().toLowerCase().min(1).max(64),
    password: passwordField,
    code: codeField.exactOptional().describe("For whoever has set up an authenticator app: one of its codes, or a recovery code"),
    carrier,
  })
  app.post(
    "/v1/access/sign-in",
    { schema: { tags, security, summary: "Sign in", body: credentials, response: { 200: sessionView } } },
    async (request, reply) => {
      const opened = await signIn(parts, { ...request.body, address: request.ip })
      return answerSession(parts, reply, { ...opened, carrier: request.body.carrier })
    },
  )

  const signOutSchema = { tags, security, summary: "Sign out; a session that has ended already is no error", response: { 204: z.null() } }
  app.post("/v1/access/sign-out", { schema: signOutSchema }, async (request, reply) => {
    const { principal, sessionToken } = request
    if (principal !== undefined && sessionToken !== undefined) await signOut(parts, principal, sessionToken)
    return reply.header("set-cookie", sessionCookie(parts.publicUrl).print("", 0)).code(204).send(null)
  })
}

function ownAccountRoutes(app: App, parts: AccessParts): void {
  app.get(
    "/v1/access/me",
    { schema: { tags, summary: "Who is signed in, and what they may do", response: { 200: meView } } },
    async (request) => describeMe(parts, principalOf(request)),
  )

  const change = z
    .strictObject({
      language: languageField.optional(),
      password: z.strictObject({ current: passwordField, new: passwordField }).optional(),
    })
    .refine(({ language, password }) => language !== undefined || password !== undefined, "language, password or both")
  const changeSchema = { tags, summary: "Change one's own language or password", body: change, response: { 200: meView } }
  app.patch("/v1/access/me", { schema: changeSchema }, async (request) => {
    const principal = personOf(request)
    const { language, password } = request.body
    if (request.sessionToken === undefined) throw new Error("A principal without a session")
    if (password !== undefined) {
      await changeOwnPassword(parts, principal, {
        currentPassword: password.current,
        newPassword: password.new,
        session: request.sessionToken,
      })
    }
    if (language !== undefined) await changeOwnLanguage(parts, principal, language)
    return describeMe(parts, { ...principal, ...(language === undefined ? {} : { language }) })
  })
}
