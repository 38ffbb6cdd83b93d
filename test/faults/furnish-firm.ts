import { acceptInvitation } from "../../src/access/accept-invitation.flow.ts"
import { permit, principalOf } from "../../src/access/access.ts"
import { firstStart } from "../../src/access/first-start.flow.ts"
import { inviteUser } from "../../src/access/invite-user.flow.ts"
import { parseToken } from "../../src/access/parse-token.ts"
import { recogniseCaller } from "../../src/access/recognise-caller.flow.ts"
import { setUpFirm } from "../../src/access/set-up-firm.flow.ts"
import { registerCustomer } from "../../src/customers/keep-customer.flow.ts"
import { loadRulebook } from "../../src/rulebook/rulebook.store.ts"
import { systemClock } from "../../src/runtime/clock.ts"
import { type Database, openDatabase } from "../../src/runtime/database.ts"
import { openLog } from "../../src/runtime/log.ts"
import { migrate } from "../../src/runtime/migrate.ts"
import { newId } from "../../src/runtime/new-id.ts"
import { installSyntheticList } from "../../src/screening/install-synthetic-list.flow.ts"
import { recordRate } from "../../src/transfers/record-rate.flow.ts"
import type { Id } from "../../src/vocabulary/identifier.ts"
import { unlockForTest } from "../test-keys.ts"

/** A firm that may decide: an analyst with a session, a customer, a price and the bundled list. */
export interface Furnished {
  readonly database: Database
  readonly entityId: Id
  readonly token: string
  readonly administratorToken: string
  readonly customerId: Id
}

const publicUrl = "http://127.0.0.1"
const password = "measured twice, cut once"

/** Furnishes an empty database by the stories that a first day has, without any server. */
export async function furnishFirm(databaseUrl: string): Promise<Furnished> {
  const database = unlockForTest(openDatabase(databaseUrl))
  await migrate(database)
  const rulebook = loadRulebook()
  const parts = { database, clock: systemClock, newId, rulebook, publicUrl, log: openLog("silent") }
  const link = await firstStart(parts)
  const founder = { login: "founder", displayName: "Synthetic Founder", language: "en", password } as const
  const founded = await setUpFirm(parts, { token: tokenOf(link?.url), firmName: "Synthetic Measure", country: "KZ", ...founder })
  await database.kysely.updateTable("entity").set({ is_demonstration: true }).execute()
  const parsed = parseToken(founded.token)
  const caller = parsed === undefined ? undefined : await recogniseCaller(parts, parsed)
  const principal = principalOf({ principal: caller })
  const may = permit(principal, "access.administer", rulebook.roles)
  const analyst = { login: "analyst", displayName: "Synthetic Analyst", language: "en", roles: ["analyst"] } as const
  const invitation = await inviteUser(parts, may, analyst)
  const { token } = await acceptInvitation(parts, { token: tokenOf(invitation.link.url), password })
  await installSyntheticList(parts, may.entityId)
  const quotedAt = new Date(Date.now() - 60_000).toISOString()
  await recordRate(parts, permit(principal, "valuation.write", rulebook.roles), { asset: "USDT", rate: "1", source: "synthetic", quotedAt })
  const { customerId } = await registerCustomer(parts, permit({ ...principal, roles: ["analyst"] }, "customer.write", rulebook.roles), {
    reference: "SYN-1",
    kind: "natural",
    name: "Synthetic Customer",
    country: "KZ",
    status: "active",
    services: ["withdrawal"],
    walletAddress: "TSyntheticOriginator",
    physicalAddress: null,
    nationalId: null,
    birthDate: null,
    birthPlace: null,
  })
  return { database, entityId: may.entityId, token, administratorToken: founded.token, customerId }
}

function tokenOf(address: string | undefined): string {
  return new URL(address ?? "").hash.slice(1)
}
