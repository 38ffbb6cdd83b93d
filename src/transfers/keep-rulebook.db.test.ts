import { expect, onTestFinished, test } from "vitest"
import { openTestHouse } from "../../test/builders/open-house.ts"
import { permit } from "../access/access.ts"
import { compileTexts } from "../rulebook/rulebook.store.ts"
import type { Rulebook } from "../rulebook/rulebook.ts"
import { keepRulebook } from "./keep-rulebook.flow.ts"
import { replayDecision } from "./replay-decision.flow.ts"
import type { TransferDetail } from "./transfer-view.ts"

async function houseWithDecision() {
  const house = await openTestHouse(["analyst"])
  onTestFinished(house.close)
  const { parts, people } = house
  const customer = {
    reference: "SYN-1",
    kind: "natural",
    name: "Daniyar Synthetic",
    country: "KZ",
    status: "active",
    services: ["withdrawal"],
  }
  const { customerId } = (await people.analyst.send<{ customerId: string }>("/v1/customers", customer)).body
  const asked = { customerId, direction: "withdrawal", asset: "USDT", amount: "10", otherWalletHosting: "vasp" }
  const otherParty = { kind: "natural", name: "Somebody Synthetic" }
  const { body } = await people.analyst.send<TransferDetail>("/v1/transfers", { ...asked, otherParty }, { "idempotency-key": "kept" })
  const { rows } = await parts.database.pool.query("select entity_id, transfer_id, decision_id from decision")
  const entityId = rows[0].entity_id as string
  const may = permit(
    { entityId, userId: people.analyst.userId, login: "", displayName: "", language: "en", roles: ["analyst"] },
    "transfer.read",
    parts.rulebook.roles,
  )
  const replayUnder = (rulebook: Rulebook) =>
    replayDecision({ ...parts, rulebook }, may, { transferId: body.transfer.transferId, decisionId: rows[0].decision_id })
  return { parts, entityId, replayUnder }
}

/** The same rulebook with a later version, as an upgrade brings it. */
function upgraded({ files }: Rulebook): Rulebook {
  const manifest = files.get("manifest.yaml")?.replace(/^version: .*$/m, "version: 2099.1.0") ?? ""
  const compiled = compileTexts(new Map([...files, ["manifest.yaml", manifest]]))
  if ("problems" in compiled) throw new Error(JSON.stringify(compiled.problems))
  return compiled.rulebook
}

test("a decision is decided again under the rulebook it was made under, after an upgrade brought another", async () => {
  const { parts, entityId, replayUnder } = await houseWithDecision()
  const later = upgraded(parts.rulebook)
  expect(await replayUnder(later)).toMatchObject({ agrees: false, differences: ["rulebook"] })
  await keepRulebook(parts, entityId)
  expect(await replayUnder(later)).toMatchObject({ agrees: true, differences: [] })
})

test("a rulebook is kept once, with an entry that says so", async () => {
  const { parts, entityId } = await houseWithDecision()
  await keepRulebook(parts, entityId)
  await keepRulebook(parts, entityId)
  const entries = await parts.database.pool.query("select subject_id from audit_entry where action = 'rulebook.kept'")
  expect(entries.rows).toEqual([{ subject_id: parts.rulebook.digest }])
})
