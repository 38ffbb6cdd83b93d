import * as openid from "openid-client"
import { isLoopback } from "../runtime/is-loopback.ts"
import { refuse } from "../vocabulary/refusal.ts"

export interface ProviderSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Where the provider sends people back to; registered there, letter by letter. */
  readonly returnUrl: string
}

/** What one attempt is bound by: each was made for it alone, and the answer must fit all of them. */
export interface AttemptBinding {
  readonly state: string
  readonly nonce: string
  /** Proves to the provider that whoever brings the code is who asked for it (RFC 7636). */
  readonly codeVerifier: string
}

/** Who somebody is by the word of the provider. */
export interface ProviderIdentity {
  readonly issuer: string
  readonly subject: string
  /** Absent where the provider names none, or has not verified it. */
  readonly email?: string
}

/** A provider of identities by OpenID Connect: where to send somebody, and who came back. Both refuse while it cannot be reached. */
export interface IdentityProvider {
  /** `isFresh`: the person is to prove themselves anew, whatever session the provider still has. */
  addressOf(binding: AttemptBinding, isFresh: boolean): Promise<string>
  /** Reads the query that the provider sent back, and redeems its code. Older proofs than `freshSeconds` are refused, where it is given. */
  identify(query: string, binding: AttemptBinding, freshSeconds: number | undefined): Promise<ProviderIdentity>
}

const patienceSeconds = 10
const scope = "openid email"

/** Opens the provider. It is asked for its own description when it is first needed, so that a house starts while it is down. */
export function openIdentityProvider({ issuer, clientId, clientSecret, returnUrl }: ProviderSettings): IdentityProvider {
  let discovered: Promise<openid.Configuration> | undefined
  const configuration = () => {
    discovered ??= discover({ issuer, clientId, clientSecret }).catch((problem: unknown) => {
      discovered = undefined
      throw problem
    })
    return discovered
  }
  return {
    async addressOf({ state, nonce, codeVerifier }, isFresh) {
      const code_challenge = await openid.calculatePKCECodeChallenge(codeVerifier)
      const asked = { redirect_uri: returnUrl, scope, state, nonce, code_challenge, code_challenge_method: "S256" }
      const fresh = isFresh ? { prompt: "login", max_age: "0" } : {}
      return openid.buildAuthorizationUrl(await configuration(), { ...asked, ...fresh }).href
    },
    async identify(query, { state, nonce, codeVerifier }, freshSeconds) {
      const config = await configuration()
      const answered = new URL(returnUrl)
      answered.search = query
      try {
        const tokens = await openid.authorizationCodeGrant(config, answered, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: codeVerifier,
          ...(freshSeconds === undefined ? {} : { maxAge: freshSeconds }),
        })
        const claims = tokens.claims()
        if (claims === undefined) throw refuse("access.provider_refused")
        const { iss, sub } = claims
        // Some providers say the address in the signed token, others only when they are asked for it.
        const told = "email" in claims ? claims : await askUserInfo(config, tokens.access_token, sub)
        return { issuer: iss, subject: sub, ...verifiedEmail(told) }
      } catch (problem) {
        throw refusalOf(problem)
      }
    },
  }
}

async function discover({ issuer, clientId, clientSecret }: Omit<ProviderSettings, "returnUrl">): Promise<openid.Configuration> {
  const address = new URL(issuer)
  // An open line is for a provider on this machine alone; the settings refuse any other.
  const isOpenLine = address.protocol === "http:" && isLoopback(address.hostname.replace(/^\[|\]$/g, ""))
  const hardened = [openid.enableNonRepudiationChecks, ...(isOpenLine ? [openid.allowInsecureRequests] : [])]
  const options = { timeout: patienceSeconds, execute: hardened }
  try {
    const found = await openid.discovery(address, clientId, undefined, openid.None(), options)
    const server = found.serverMetadata()
    const isPosted = server.token_endpoint_auth_methods_supported?.includes("client_secret_basic") === false
    const proof = isPosted ? openid.ClientSecretPost(clientSecret) : openid.ClientSecretBasic(clientSecret)
    const config = new openid.Configuration(server, clientId, undefined, proof)
    config.timeout = patienceSeconds
    for (const harden of hardened) harden(config)
    return config
  } catch (problem) {
    throw refuse("service.provider_unreachable", {}, problem)
  }
}

async function askUserInfo(config: openid.Configuration, accessToken: string, subject: string): Promise<object> {
  return config.serverMetadata().userinfo_endpoint === undefined ? {} : openid.fetchUserInfo(config, accessToken, subject)
}

/** An address counts when the provider says that it verified it, in the one form that the standard knows. */
function verifiedEmail(claims: { readonly email?: unknown; readonly email_verified?: unknown }): { readonly email?: string } {
  return claims.email_verified === true && typeof claims.email === "string" ? { email: claims.email } : {}
}

/** A provider that cannot be asked is no failure of whoever signs in; everything else is an answer that does not fit. */
function refusalOf(problem: unknown): Error {
  const isSilent = problem instanceof TypeError || (problem instanceof openid.ClientError && problem.code === "OAUTH_TIMEOUT")
  if (isSilent) return refuse("service.provider_unreachable", {}, problem)
  return refuse("access.provider_refused", {}, problem)
}
