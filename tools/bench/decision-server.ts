/*
 * A house of its own for the measurement of decisions: durable embedded PostgreSQL in a temporary folder, an invented
 * firm, a hundred customers. Prints one line of JSON with its address and an analyst's token, and serves until told to stop.
 */
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { acceptInvitation } from "../../src/access/accept-invitation.flow.ts"
import { type Principal, permit } from "../../src/access/access.ts"
import { firstStart } from "../../src/access/first-start.flow.ts"
import { inviteUser } from "../../src/access/invite-user.flow.ts"
import { setUpFirm } from "../../src/access/set-up-firm.flow.ts"
import { registerCustomer } from "../../src/customers/keep-customer.flow.ts"
import { type House, openHouse } from "../../src/house.ts"
import { createDatabase } from "../../src/runtime/embedded-postgres/create-database.ts"
import { startEmbeddedPostgres } from "../../src/runtime/embedded-postgres/embedded-postgres.ts"
import { openLog } from "../../src/runtime/log.ts"
import { recordRate } from "../../src/transfers/record-rate.flow.ts"
import type { Role } from "../../src/vocabulary/role.ts"

const customers = 100
const directory = await mkdtemp(join(tmpdir(), "shekara-bench-"))
const server = await startEmbeddedPostgres({ directory, durable: true })
const databaseUrl = await createDatabase(server.url, "bench")
const keys = { file: join(directory, "personal-data.key") }
const house = await openHouse({ databaseUrl, keys, host: "127.0.0.1", port: 0, isDemonstration: false, log: openLog("error") })
process.on("SIGTERM", () => void close())
const { token, customerIds } = await furnish(house)
console.log(JSON.stringify({ url: house.url, token, customerIds, databaseUrl, keyFile: keys.file, directory }))

async function furnish({ parts, url }: House): Promise<{ token: string; customerIds: string[] }> {
  const link = await firstStart({ ...parts, publicUrl: url })
  const tokenOf = (address: string | undefined) => new URL(address ?? "").hash.slice(1)
  const password = "measured twice, cut once"
  const founder = { login: "founder", displayName: "Synthetic Founder", language: "en", password } as const
  await setUpFirm(parts, { token: tokenOf(link?.url), firmName: "Synthetic Measure", country: "KZ", ...founder })
  await parts.database.kysely.updateTable("entity").set({ is_demonstration: true }).execute()
  const { entity_id: entityId, user_id: userId } = await parts.database.kysely
    .selectFrom("user_account")
    .select(["entity_id", "user_id"])
    .executeTakeFirstOrThrow()
  const principal = (roles: readonly Role[]): Principal => ({
    entityId,
    userId,
    login: "founder",
    displayName: "Synthetic Founder",
    language: "en",
    roles,
  })
  const may = permit(principal(["administrator"]), "access.administer", parts.rulebook.roles)
  const invitation = await inviteUser({ ...parts, publicUrl: url }, may, {
    login: "analyst",
    displayName: "Synthetic Analyst",
    language: "en",
    roles: ["analyst"],
  })
  const { token } = await acceptInvitation(parts, { token: tokenOf(invitation.link.url), password })
  const quotedAt = new Date(Date.now() - 60_000).toISOString()
  await recordRate(parts, permit(principal(["administrator"]), "valuation.write", parts.rulebook.roles), {
    asset: "USDT",
    rate: "1",
    source: "synthetic",
    quotedAt,
  })
  const write = permit(principal(["analyst"]), "customer.write", parts.rulebook.roles)
  const customerIds: string[] = []
  for (let number = 0; number < customers; number++) {
    const nothing = { walletAddress: null, physicalAddress: null, nationalId: null, birthDate: null, birthPlace: null }
    const record = {
      ...nothing,
      reference: `SYN-${number}`,
      kind: "natural",
      name: `Synthetic Customer ${number}`,
      country: "KZ",
      status: "active",
      services: ["withdrawal"],
      walletAddress: `TSyntheticOriginator${number}`,
    } as const
    customerIds.push((await registerCustomer(parts, write, record)).customerId)
  }
  return { token, customerIds }
}

async function close(): Promise<void> {
  await house.close()
  await server.stop()
  await rm(directory, { recursive: true, force: true })
}
