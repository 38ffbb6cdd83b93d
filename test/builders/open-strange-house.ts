import { addEntity, addUser } from "../../src/access/access.store.ts"
import { openSession, type SessionMethod } from "../../src/access/session.store.ts"
import { writeAudited } from "../../src/audit/audit.store.ts"
import type { TransferParts } from "../../src/transfers/gather-facts.flow.ts"
import { roles } from "../../src/vocabulary/role.ts"

const method: SessionMethod = "password"

/** Another firm in the same database, and the token of somebody there who may do everything. */
export async function addStrangeFirm({ database, newId, clock }: TransferParts): Promise<string> {
  const [entityId, userId, now] = [newId(), newId(), clock.now()]
  const subject = { kind: "entity", id: entityId }
  const entry = { entityId, entryId: newId(), recordedAt: now, action: "test.founded", actor: userId, subject, details: {} }
  const person = {
    userId,
    login: "stranger",
    displayName: "Stranger Synthetic",
    language: "en",
    roles,
    passwordHash: null,
    createdAt: now,
  } as const
  const opened = await writeAudited(database, [entry], async (writing) => {
    await addEntity(writing, { entityId, name: "Strange LLP", country: "KZ", isDemonstration: true, createdAt: now })
    await addUser(writing, entityId, person)
    return openSession(writing, { entityId, userId }, { openedAt: now, expiresAt: hoursAfter(now, 1), method })
  })
  return opened.token
}

/** The token of a session of that person which has ended by its time. */
export async function expiredSession(
  { database, newId, clock }: TransferParts,
  user: { entityId: string; userId: string },
): Promise<string> {
  const now = clock.now()
  const subject = { kind: "user", id: user.userId }
  const entry = { entityId: user.entityId, entryId: newId(), recordedAt: now, action: "test.opened", actor: "system", subject, details: {} }
  const times = { openedAt: hoursAfter(now, -1), expiresAt: now, method }
  return (await writeAudited(database, [entry], (writing) => openSession(writing, user, times))).token
}

function hoursAfter(instant: string, hours: number): string {
  return new Date(Date.parse(instant) + hours * 3_600_000).toISOString()
}
