import { writeAudited } from "../audit/audit.store.ts"
import type { Rulebook } from "../rulebook/rulebook.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { JsonObject } from "../vocabulary/json.ts"
import { refuse } from "../vocabulary/refusal.ts"
import { findOnlyEntity } from "./access.store.ts"
import { type AccessPolicy, accessPolicy } from "./access-policy.ts"
import { type AccountTried, findAccountTried } from "./account.store.ts"
import { hearProvider } from "./hear-provider.flow.ts"
import type { IdentityProvider } from "./identity-provider.client.ts"
import { judgeAttempts } from "./judge-attempts.ts"
import { later } from "./later.ts"
import { limitAddress } from "./limit-address.flow.ts"
import { findOneTimeCode } from "./one-time-code.store.ts"
import type { Token } from "./parse-token.ts"
import { proveCode, type SpendCode } from "./prove-code.flow.ts"
import { attemptId, findAttempt, keepProof, spendAttempt } from "./provider-attempt.store.ts"
import { findOwnProofs, tieAccount } from "./provider-person.store.ts"
import { type OpenedSession, openSession } from "./session.store.ts"
import { tooManyAttempts } from "./too-many-attempts.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId"> & {
  readonly rulebook: Rulebook
  readonly provider?: IdentityProvider | undefined
}

export interface CameBack {
  /** What the browser kept since it was sent away. */
  readonly attempt: Token | undefined
  /** The provider's answer; or, once that was heard, the code of the authenticator app that was asked for. */
  readonly said: { readonly query: string } | { readonly code: string }
  /** Where the request came from. */
  readonly address: string
}

/** Somebody who is known by now, and what is yet to be spent. */
interface Known {
  readonly attempt: Token
  readonly person: AccountTried & { readonly identity: string }
  readonly isFirst: boolean
  readonly spend: SpendCode | undefined
}

/**
 * Opens a session for whom the provider vouches, and ties their account to that identity the first time. The provider
 * stands in for the password, never for the second factor: whoever has set up an app is asked for its code, for which
 * the proof is kept until it expires. Roles are ours alone; nothing is read from the provider but who it is.
 */
export async function signInByProvider(parts: Parts, { attempt, said, address }: CameBack): Promise<OpenedSession> {
  const { database, clock, newId, rulebook } = parts
  const now = clock.now()
  const policy = accessPolicy(rulebook, now)
  const entity = await findOnlyEntity(database.kysely)
  if (entity === undefined) throw refuse("access.provider_refused")
  const { entityId } = entity
  const known = await limitAddress(parts, { entityId, address, policy, now }, () =>
    "query" in said ? hear(parts, { attempt, query: said.query, policy }) : askCode(parts, { attempt, code: said.code, policy }),
  )
  const { person, isFirst, spend } = known
  const { userId } = person
  const entryOf = (action: string, details: JsonObject) => {
    const subject = { kind: "user", id: userId }
    return { entityId, entryId: newId(), recordedAt: now, action, actor: userId, subject, details }
  }
  const entered = () => entryOf("user.signed_in", { by: spend === undefined ? "provider" : "provider and code" })
  return writeAudited(database, isFirst ? [entryOf("user.provider_tied", {}), entered()] : [entered()], async (writing) => {
    if (!(await spendAttempt(writing, known.attempt, now)) || !(await tieAccount(writing, person))) throw refuse("access.provider_refused")
    await spend?.(writing)
    return openSession(writing, person, { openedAt: now, expiresAt: later(now, policy.sessionAbsoluteHours * 60), method: "provider" })
  })
}

async function hear(
  parts: Parts,
  { attempt: sent, query, policy }: { attempt: Token | undefined; query: string; policy: AccessPolicy },
): Promise<Known> {
  const { database, clock, newId } = parts
  const { attempt, person } = await hearProvider(parts, { attempt: sent, purpose: "sign_in", query })
  const now = clock.now()
  const verdict = judgeAttempts(person, policy.signInAttempts, now)
  if (verdict.is === "locked") throw tooManyAttempts(verdict.until, now)
  const app = await findOneTimeCode(database.kysely, person)
  if (app?.isConfirmed !== true) return { attempt, person, isFirst: person.isFirst, spend: undefined }
  const entry = {
    entityId: attempt.entityId,
    entryId: newId(),
    recordedAt: now,
    action: "user.provider_proven",
    actor: person.userId,
    subject: { kind: "provider_attempt", id: attemptId(attempt) },
    details: { isCodeAsked: true },
  }
  await writeAudited(database, [entry], (writing) => keepProof(writing, attempt, person))
  throw refuse("access.code_required")
}

/** The second step of somebody who has an authenticator app: the provider's word is kept, the code is now here. */
async function askCode(
  parts: Parts,
  { attempt, code, policy }: { attempt: Token | undefined; code: string; policy: AccessPolicy },
): Promise<Known> {
  const { kysely } = parts.database
  const now = parts.clock.now()
  const asked = attempt === undefined ? undefined : await findAttempt(kysely, attempt)
  const isProven = asked?.purpose === "sign_in" && Date.parse(now) < Date.parse(asked.expiresAt)
  if (attempt === undefined || !isProven || asked.userId === null || asked.identity === null) throw refuse("access.provider_refused")
  const owner = { entityId: attempt.entityId, userId: asked.userId }
  const [account, app] = [await findAccountTried(kysely, owner), await findOneTimeCode(kysely, owner)]
  if (account === undefined || app?.isConfirmed !== true) throw refuse("access.provider_refused")
  const spend = await proveCode(parts, { account, app, code, policy, now })
  const { isTied } = await findOwnProofs(kysely, owner)
  return { attempt, person: { ...account, identity: asked.identity }, isFirst: !isTied, spend }
}
