import { describe, expect, onTestFinished, test } from "vitest"
import { closeDatabase } from "../../src/runtime/database.ts"
import { createDatabase } from "../../src/runtime/embedded-postgres/create-database.ts"
import { startEmbeddedPostgres } from "../../src/runtime/embedded-postgres/embedded-postgres.ts"
import { temporaryFolder } from "../embedded-server.ts"
import { checkBooks } from "../simulation/invariants/check-books.ts"
import { filesOf } from "../simulation/steps/change-lists.ts"
import { type Furnished, furnishFirm } from "./furnish-firm.ts"
import { type RealNode, startNode } from "./real-node.ts"
import { submitOnce } from "./send-load.ts"

describe("two nodes on one database", () => {
  test("share sessions, lists, jobs and answers: nothing that decides is known to one of them alone", async () => {
    const postgres = await startEmbeddedPostgres({ directory: await temporaryFolder({ isOpen: true }), durable: false })
    onTestFinished(postgres.stop)
    const databaseUrl = await createDatabase(postgres.url, "shared")
    const firm = await furnishFirm(databaseUrl)
    onTestFinished(() => closeDatabase(firm.database))
    // Both migrate at the same moment.
    const [one, other] = (await Promise.all([startNode(databaseUrl), startNode(databaseUrl)])) as [RealNode, RealNode]

    const name = "Newly Listed Simulated"
    expect(await stateOf(one, { firm, key: "before-1", name })).toBe("released")
    expect(await stateOf(other, { firm, key: "before-2", name })).toBe("released")
    expect(await stateOf(other, { firm, key: "before-1", name })).toBe("released")

    const listVersionId = await bring(one, firm, [name])
    await expect.poll(() => listState(other, firm, listVersionId)).toBe("active")
    expect(await stateOf(other, { firm, key: "after-2", name })).toBe("held")
    expect(await stateOf(one, { firm, key: "after-1", name })).toBe("held")

    await Promise.all(
      Array.from({ length: 40 }, (_, number) =>
        submitOnce([one, other][number % 2]?.url ?? "", { firm, key: `same-${number >> 1}`, name: "Nobody Else" }),
      ),
    )
    const { rows } = await firm.database.pool.query<{ count: number }>(
      "select count(*)::int from transfer where idempotency_key like 'same-%'",
    )
    expect(rows[0]?.count).toBe(20)
    const activated = await firm.database.pool.query(
      "select from audit_entry where action = 'screening.list_activated' and subject_id = $1",
      [listVersionId],
    )
    expect(activated.rowCount).toBe(1)
    await checkBooks({ observer: firm.database })

    expect(await signOut(one, firm)).toBe(204)
    expect((await submitOnce(other.url, { firm, key: "late", name: "Nobody Else" })).status).toBe(401)
  })
})

async function stateOf(node: RealNode, asked: Parameters<typeof submitOnce>[1]): Promise<string> {
  const answer = await submitOnce(node.url, asked)
  return ((await answer.json()) as { transfer: { state: string } }).transfer.state
}

async function bring(node: RealNode, { administratorToken }: Furnished, names: readonly string[]): Promise<string> {
  const files = [...filesOf({ names, isBroken: false })].map(([name, content]) => ({
    name,
    contentBase64: Buffer.from(content).toString("base64"),
  }))
  const answer = await fetch(`${node.url}/v1/screening/lists`, {
    method: "POST",
    headers: { authorization: `Bearer ${administratorToken}`, "content-type": "application/json" },
    body: JSON.stringify({ list: "ofac-sdn", title: "Simulated list", files }),
  })
  const { listVersionId } = (await answer.json()) as { listVersionId?: string }
  if (listVersionId === undefined) throw new Error(`The list was answered ${answer.status}`)
  return listVersionId
}

async function listState(node: RealNode, { token }: Furnished, listVersionId: string): Promise<string> {
  const answer = await fetch(`${node.url}/v1/screening/lists/${listVersionId}`, { headers: { authorization: `Bearer ${token}` } })
  return ((await answer.json()) as { list: { state: string } }).list.state
}

async function signOut(node: RealNode, { token }: Furnished): Promise<number> {
  return (await fetch(`${node.url}/v1/access/sign-out`, { method: "POST", headers: { authorization: `Bearer ${token}` } })).status
}
