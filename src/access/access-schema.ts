import { z } from "zod"
import { languages } from "../vocabulary/language.ts"
import { actions, roles } from "../vocabulary/role.ts"

/** Small letters and digits only, so that no two logins look alike. An e-mail address is fine. */
export const loginField = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._@+-]{1,63}$/)
  .describe("2 to 64 of a-z 0-9 . _ @ + -, beginning with a letter or digit")

/** Any script, no control or invisible formatting characters. */
export const nameField = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u)

/** A password as it is typed. House policy says how short a new one may be; the length is bounded only against abuse. */
export const passwordField = z.string().min(1).max(256)

/** The password of whoever is signed in; left out by somebody whom the identity provider has just vouched for. */
export const ownPasswordField = passwordField.exactOptional().describe("Left out where the identity provider has just vouched for you")

/** A code of an authenticator app, or a recovery code. */
export const codeField = z.string().trim().min(6).max(40)

export const languageField = z.enum(languages)
export const countryField = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .describe("ISO 3166-1 alpha-2")
export const rolesField = z
  .array(z.enum(roles))
  .min(1)
  .max(roles.length)
  .refine((given) => new Set(given).size === given.length, "each role once")
export const linkTokenField = z.string().max(120).describe("What stands after the # of the one-time link")

/** Who is signed in, and what the console may show them. */
export const meView = z
  .object({
    userId: z.uuid(),
    login: z.string(),
    displayName: z.string(),
    language: languageField,
    roles: z.array(z.enum(roles)),
    actions: z.array(z.enum(actions)),
    entity: z.object({ entityId: z.uuid(), name: z.string(), country: z.string(), isDemonstration: z.boolean() }),
  })
  .meta({ id: "Me" })

/** A session that was opened. `token` is there only for a client that asked to carry it itself. */
export const sessionView = z.object({ me: meView, expiresAt: z.string(), token: z.string().optional() }).meta({ id: "OpenedSession" })
