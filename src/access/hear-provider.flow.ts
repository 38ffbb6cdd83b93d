import { writeAudited } from "../audit/audit.store.ts"
import type { Runtime } from "../runtime/runtime.ts"
import { Refusal, refuse } from "../vocabulary/refusal.ts"
import { requireProvider } from "./ask-provider.flow.ts"
import type { IdentityProvider } from "./identity-provider.client.ts"
import type { Token } from "./parse-token.ts"
import { attemptId, bindingOf, findAttempt, type ProviderAttempt, type ProviderPurpose, takeAnswer } from "./provider-attempt.store.ts"
import { findProviderPerson, type ProviderPerson, type Vouched } from "./provider-person.store.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId"> & { readonly provider?: IdentityProvider | undefined }

export interface Answered {
  /** What the browser kept since it was sent away. Without it, or with another's, no answer is heard. */
  readonly attempt: Token | undefined
  readonly purpose: ProviderPurpose
  /** The query that the provider sent the browser back with. */
  readonly query: string
}

/**
 * Who of the firm came back from the provider. The attempt is used up by its first answer, whatever that says. Refuses
 * with `access.provider_refused` an answer that was brought before, too late, by another browser or to another question,
 * and an identity that opens no account here; each such refusal is in the log.
 */
export async function hearProvider(
  parts: Parts,
  answered: Answered,
): Promise<{ attempt: Token; asked: ProviderAttempt; person: ProviderPerson }> {
  const { database, clock, newId } = parts
  const provider = requireProvider(parts.provider)
  const { attempt, purpose, query } = answered
  const now = clock.now()
  const asked = attempt === undefined ? undefined : await findAttempt(database.kysely, attempt)
  if (attempt === undefined || asked?.purpose !== purpose) throw refuse("access.provider_refused")
  const { entityId } = attempt
  const subject = { kind: "provider_attempt", id: attemptId(attempt) }
  const entryOf = () => ({ entityId, entryId: newId(), recordedAt: now, actor: "system", subject })
  const isFirst = await writeAudited(database, [{ ...entryOf(), action: "provider.answered", details: { purpose } }], (writing) =>
    takeAnswer(writing, attempt, now),
  )
  if (!isFirst) throw refuse("access.provider_refused")
  const refused = async (why: string, vouched?: Vouched) => {
    const personal = vouched === undefined ? {} : { personal: { ...vouched } }
    await writeAudited(
      database,
      [{ ...entryOf(), action: "provider.refused", details: { purpose, why }, ...personal }],
      async () => undefined,
    )
  }
  const freshSeconds = purpose === "proof" ? Math.ceil((Date.parse(now) - Date.parse(asked.begunAt)) / 1000) : undefined
  const vouched = await provider.identify(query, bindingOf(attempt), freshSeconds).catch(async (problem: unknown) => {
    await refused(problem instanceof Refusal && problem.code === "service.provider_unreachable" ? "unreachable" : "answer")
    throw problem
  })
  const person = await findProviderPerson(database.kysely, entityId, vouched)
  const isOwn = asked.userId === null || (asked.userId === person?.userId && !person.isFirst)
  if (person === undefined || !isOwn) {
    await refused("identity", vouched)
    throw refuse("access.provider_refused")
  }
  return { attempt, asked, person }
}
