import { writeAudited } from "../audit/audit.store.ts"
import type { Rulebook } from "../rulebook/rulebook.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { Language } from "../vocabulary/language.ts"
import { refuse } from "../vocabulary/refusal.ts"
import { findUser, saveUserChange } from "./access.store.ts"
import type { Principal } from "./access.ts"
import { accessPolicy } from "./access-policy.ts"
import { acceptProof, findAccount, savePassword } from "./account.store.ts"
import { hashPassword } from "./credential.store.ts"
import type { Token } from "./parse-token.ts"
import { provePassword } from "./prove-password.flow.ts"
import { requirePassword } from "./require-password.ts"
import { closeSessionsOf } from "./session.store.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId"> & { readonly rulebook: Rulebook }

/** Remembers the language the person wants to be spoken to in. */
export async function changeOwnLanguage(
  { database, clock, newId }: Parts,
  { entityId, userId }: Principal,
  language: Language,
): Promise<void> {
  const before = await findUser(database.kysely, entityId, userId)
  if (before === undefined) throw refuse("access.sign_in_required")
  const subject = { kind: "user", id: userId }
  const entry = {
    entityId,
    entryId: newId(),
    recordedAt: clock.now(),
    action: "user.language_changed",
    actor: userId,
    subject,
    details: { language },
  }
  await writeAudited(database, [entry], (writing) => saveUserChange(writing, entityId, { before, change: { language } }))
}

export interface ChangeOfPassword {
  readonly currentPassword: string
  readonly newPassword: string
  /** The session that stays open; every other session of the person ends. */
  readonly session: Token
}

/** Exchanges the person's password. The current one is asked for, and wrong answers count as they do at sign-in. */
export async function changeOwnPassword(
  { database, clock, newId, rulebook }: Parts,
  { entityId, userId }: Principal,
  wish: ChangeOfPassword,
): Promise<void> {
  const now = clock.now()
  const policy = accessPolicy(rulebook, now)
  requirePassword(wish.newPassword, policy)
  const account = await findAccount(database.kysely, entityId, { userId })
  if (account === undefined) throw refuse("access.sign_in_refused")
  await provePassword({ database, newId }, { account, password: wish.currentPassword, policy, now })
  const passwordHash = await hashPassword(wish.newPassword)
  const entry = {
    entityId,
    entryId: newId(),
    recordedAt: now,
    action: "user.password_changed",
    actor: userId,
    subject: { kind: "user", id: userId },
    details: {},
  }
  await writeAudited(database, [entry], async (writing) => {
    if (!(await acceptProof(writing, account, { allowedAttempts: policy.signInAttempts, now }))) throw refuse("access.sign_in_refused")
    await savePassword(writing, account, passwordHash)
    await closeSessionsOf(writing, account, { closedAt: now, except: wish.session })
  })
}
