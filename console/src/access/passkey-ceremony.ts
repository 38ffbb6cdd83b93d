import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/browser"
import { bodyOf, client } from "../api/client.ts"
import type { paths } from "../api/openapi.d.ts"

/** What the server wants asked of an authenticator. */
interface Challenge {
  readonly challengeId: string
  readonly options: Record<string, unknown>
}

type Confirmation = NonNullable<
  NonNullable<paths["/v1/transfers/{transferId}/release"]["post"]["requestBody"]>["content"]["application/json"]["confirmation"]
>
export type PasskeyProof = Extract<Confirmation, { challengeId: string }>

/** Has an authenticator answer a challenge with one of its passkeys. Rejects when the person turns away. */
export async function answerChallenge({ challengeId, options }: Challenge): Promise<PasskeyProof> {
  const { startAuthentication } = await webAuthn()
  const assertion = await startAuthentication({ optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON })
  return { challengeId, assertion } as PasskeyProof
}

/** Makes a passkey and puts it on record under a name. */
export async function makePasskey(proof: { password?: string; code?: string }, name: string): Promise<void> {
  const { startRegistration } = await webAuthn()
  const { challengeId, options } = await bodyOf(client.POST("/v1/access/passkeys/challenge", { body: proof }))
  const answer = await startRegistration({ optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON })
  const { id, rawId, clientExtensionResults, response } = answer
  const { clientDataJSON, attestationObject } = response
  const made = { id, rawId, type: "public-key" as const, clientExtensionResults: { ...clientExtensionResults } }
  await client.POST("/v1/access/passkeys", {
    body: { challengeId, name, answer: { ...made, response: { clientDataJSON, attestationObject } } },
  })
}

/** Loaded when a passkey is asked for; most visits ask for none. */
const webAuthn = () => import("@simplewebauthn/browser")
