import { hash as digest, randomBytes } from "node:crypto"
import { hash, verify } from "@node-rs/argon2"
import type { EntityId } from "../vocabulary/identifier.ts"

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
