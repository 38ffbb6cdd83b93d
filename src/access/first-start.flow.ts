import { writeAudited } from "../audit/audit.store.ts"
import type { Rulebook } from "../rulebook/rulebook.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { Instant } from "../vocabulary/instant.ts"
import { isAdministered } from "./access.store.ts"
import { accessPolicy } from "./access-policy.ts"
import { later } from "./later.ts"
import { addLink, findEntityToFound } from "./link.store.ts"
import { linkUrl } from "./link-url.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId"> & { readonly rulebook: Rulebook; readonly publicUrl: string }

/** An address that works once. It is shown to one person and never stored. */
export interface IssuedLink {
  readonly url: string
  readonly expiresAt: Instant
}

/**
 * The link by which the first administrator sets up the firm, to be printed where only the operator sees it.
 * Undefined when somebody administers the firm already. Each start makes a new link and retires the one before.
 */
export async function firstStart({ database, clock, newId, rulebook, publicUrl }: Parts): Promise<IssuedLink | undefined> {
  if (await isAdministered(database.kysely)) return undefined
  const now = clock.now()
  const expiresAt = later(now, accessPolicy(rulebook, now).linkLifetimeHours * 60)
  const entityId = (await findEntityToFound(database.kysely)) ?? newId()
  const subject = { kind: "entity", id: entityId }
  const entry = {
    entityId,
    entryId: newId(),
    recordedAt: now,
    action: "entity.setup_link_issued",
    actor: "system",
    subject,
    details: { expiresAt },
  }
  const token = await writeAudited(database, [entry], (writing) =>
    addLink(writing, { entityId, purpose: "setup", userId: null, createdAt: now, expiresAt }),
  )
  return { url: linkUrl(publicUrl, "setup", token), expiresAt }
}
