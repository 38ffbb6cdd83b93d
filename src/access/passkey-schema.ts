import { z } from "zod"

const longest = 8192
const bytes = z
  .string()
  .max(longest)
  .regex(/^[A-Za-z0-9_-]*$/)
  .describe("Base64url")
const credential = {
  id: bytes.min(1),
  rawId: bytes.min(1),
  type: z.literal("public-key"),
  authenticatorAttachment: z.enum(["cross-platform", "platform"]).exactOptional(),
  clientExtensionResults: z.looseObject({}),
}

/** What an authenticator answers when a passkey is made (WebAuthn, RegistrationResponseJSON). */
export const registrationAnswer = z.strictObject({
  ...credential,
  response: z.strictObject({
    clientDataJSON: bytes,
    attestationObject: bytes,
    authenticatorData: bytes.exactOptional(),
    transports: z.array(z.string().max(32)).max(16).exactOptional(),
    publicKeyAlgorithm: z.number().exactOptional(),
    publicKey: bytes.exactOptional(),
  }),
})

/** What an authenticator answers when a passkey is used (WebAuthn, AuthenticationResponseJSON). */
export const assertionAnswer = z.strictObject({
  ...credential,
  response: z.strictObject({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: bytes.nullable().exactOptional(),
  }),
})

/** An assertion with the challenge it answers. */
export const passkeyProof = z.strictObject({ challengeId: z.uuid(), assertion: assertionAnswer })
export type PasskeyProof = z.infer<typeof passkeyProof>
export type RegistrationAnswer = z.infer<typeof registrationAnswer>

/** What the browser is to be asked; `options` is the JSON form of WebAuthn's own. */
export const challengeView = z
  .object({ challengeId: z.uuid(), options: z.record(z.string(), z.unknown()) })
  .meta({ id: "PasskeyChallenge" })

/** How a decision is confirmed: by a code, or by a passkey that signed the decision itself. */
export const confirmationField = z
  .union([z.strictObject({ code: z.string().trim().min(6).max(40) }), passkeyProof])
  .describe("A code of the authenticator app, or the answer of a passkey to the challenge of this very decision")
