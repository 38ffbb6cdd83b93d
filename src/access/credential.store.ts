import { hash as digest, randomBytes } from "node:crypto"
import { hash, verify } from "@node-rs/argon2"
import { Secret, TOTP } from "otpauth"
import type { EntityId } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"

/** The library's number for it; its enum does not exist at run time. */
const argon2id = 2
/** What the OWASP password storage cheat sheet asks of argon2id: 19 MiB, two passes, one lane. */
const strength = { algorithm: argon2id, memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 } as const
const secretBytes = 32

/** A new token for a session or a one-time link. It is shown once and never stored. */
export function newToken(entityId: EntityId): string {
  return `${entityId}.${randomBytes(secretBytes).toString("base64url")}`
}

/** A new key for a system of the firm. Its beginning is ours alone, so that whoever looks for leaked secrets finds it. Shown once and never stored. */
export function newKeySecret(entityId: EntityId): string {
  return `shekara_${entityId.replaceAll("-", "")}_${randomBytes(secretBytes).toString("base64url")}`
}

/** What is stored of a token. One pass of SHA-256 is enough for 256 random bits. */
export function tokenDigest(token: string): Buffer {
  return digest("sha256", token, "buffer")
}

/** What is stored of a password. The same password typed on another system gives the same bytes (Unicode NFKC). */
export async function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), strength)
}

/** Whether it is the password. Without a stored one it takes as long and says no, so that time does not tell who has an account. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const matches = await verify(stored ?? (await standIn()), password.normalize("NFKC"))
  return matches && stored !== null
}

let standInHash: Promise<string> | undefined

function standIn(): Promise<string> {
  standInHash ??= hash(randomBytes(secretBytes), strength)
  return standInHash
}

/** What every authenticator app takes: six digits, new each half minute, by HMAC-SHA-1 (RFC 6238). */
const codeForm = { issuer: "Shekara", algorithm: "SHA1", digits: 6, period: 30 } as const
const codeSecretBytes = 20

/** A new secret for an authenticator app, as bytes and as people type it. */
export function newCodeSecret(): { readonly bytes: Buffer; readonly text: string } {
  const bytes = randomBytes(codeSecretBytes)
  return { bytes, text: secretOf(bytes).base32 }
}

/** What an authenticator app reads out of a QR code. */
export function codeUri({ bytes }: { readonly bytes: Buffer }, login: string): string {
  return new TOTP({ ...codeForm, label: login, secret: secretOf(bytes) }).toString()
}

/** The time step whose code this is: that of `now`, or the one before or after, for clocks that differ. Undefined for any other code. */
export function stepOfCode({ secret, code, now }: { secret: Buffer; code: string; now: Instant }): number | undefined {
  const token = code.replaceAll(" ", "")
  const timestamp = Date.parse(now)
  const delta = new TOTP({ ...codeForm, secret: secretOf(secret) }).validate({ token, timestamp, window: 1 })
  return delta === null ? undefined : Math.floor(timestamp / 1000 / codeForm.period) + delta
}

const recoveryCodes = 10
const recoveryCodeBytes = 10

/** New recovery codes, 80 random bits each in groups that people can copy. Shown once and never stored. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodes }, () => {
    const text = secretOf(randomBytes(recoveryCodeBytes)).base32.toLowerCase()
    return [text.slice(0, 4), text.slice(4, 8), text.slice(8, 12), text.slice(12)].join("-")
  })
}

function secretOf(bytes: Buffer): Secret {
  return new Secret({ buffer: new Uint8Array(bytes).buffer })
}
