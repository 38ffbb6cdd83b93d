import { readFileSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { TransferDetail } from "../../src/transfers/transfer-view.ts"
import { houseWithTerminals, type Open } from "../builders/house-with-terminals.ts"
import { realData } from "../real-data.ts"

/** A minute before the time at which the test house stands still. */
const justNow = "2026-11-22T07:59:00.000Z"

/** A price and a customer, without which nothing moves. */
async function furnish({ administrator: keeper, analyst }: Pick<Open, "administrator" | "analyst">): Promise<string> {
  await keeper.json("transfers", "rate", "--asset", "USDT", "--rate", "1.0002", "--source", "synthetic quote", "--quoted-at", justNow)
  const record = [
    "--reference",
    "SYN-1",
    "--kind",
    "natural",
    "--name",
    "Daniyar Synthetic",
    "--country",
    "KZ",
    "--national-id",
    "SYN-ID-1",
  ]
  const standing = ["--status", "active", "--services", "withdrawal", "--wallet-address", "TSyntheticOriginator1"]
  return (await analyst.json<{ customerId: string }>("customers", "add", ...record, ...standing)).customerId
}

/** A withdrawal that lacks the beneficiary's wallet. */
const toName = (customerId: string, name: string) => [
  ...["--customer", customerId, "--direction", "withdrawal", "--asset", "USDT", "--amount", "2500"],
  ...["--kind", "natural", "--name", name, "--hosting", "vasp", "--vasp", "Synthetic Exchange"],
]

const reasons = ({ decisions }: TransferDetail) =>
  (decisions.at(-1)?.findings ?? [])
    .filter(({ severity }) => severity === "hold")
    .map(({ reason }) => reason)
    .sort()

/** Submit, amend, prepare, and release by a second person. */
async function walkThread({ analyst, officer }: Pick<Open, "analyst" | "officer">, customerId: string, name: string) {
  const submitted = await analyst.json<TransferDetail>("transfers", "submit", ...toName(customerId, name))
  const { transferId } = submitted.transfer
  const clearing = ["--recommend", "release", "--why", "Not the listed person", "--clear", "screening.potential_match=Another birth date"]
  const early = await analyst.run("transfers", "prepare", transferId, ...clearing)
  const amended = await analyst.json<TransferDetail>("transfers", "amend", transferId, "--wallet-address", "TSyntheticBeneficiary1")
  const prepared = await analyst.json<TransferDetail>("transfers", "prepare", transferId, ...clearing)
  const alone = await analyst.run("transfers", "release", transferId, "--why", "Me again")
  const stale = await officer.run("transfers", "release", transferId, "--why", "Agreed", "--version", `${submitted.transfer.version}`)
  const released = await officer.run("transfers", "release", transferId, "--why", "Agreed", "--version", `${prepared.transfer.version}`)
  return { transferId, submitted, early, amended, alone, stale, released }
}

describe("the thread over the command line, on the synthetic list", () => {
  let open: Open
  let customerId: string
  beforeAll(async () => {
    open = await houseWithTerminals(false)
    customerId = await furnish(open)
  })
  afterAll(() => open.close())

  test("a withdrawal to a listed name is held, worked, released by a second person, and replayed", async () => {
    const walk = await walkThread(open, customerId, "Demoniyar Zhalgan Synthetic")
    expect(walk.submitted.transfer.state).toBe("held")
    expect(reasons(walk.submitted)).toEqual(["screening.potential_match", "travel_rule.beneficiary_account_missing"])
    expect(walk.early).toMatchObject({ code: 1, told: expect.stringContaining("case.finding_not_cleared") })
    expect(reasons(walk.amended)).toEqual(["case.open", "screening.potential_match"])
    expect(walk.alone).toMatchObject({ code: 1, told: expect.stringContaining("access.not_permitted") })
    expect(walk.stale).toMatchObject({ code: 1, told: expect.stringContaining("Read it again, look at what changed, then decide.") })
    expect(walk.released).toMatchObject({ code: 0, out: expect.stringContaining("Demoniyar Zhalgan Synthetic: released") })
    expect(walk.released.told).toMatch(/Acting on version \d+ of: Withdrawal of 2500 USDT/)
    expect(walk.released.told).toContain("release, Not the listed person")
    const replayed = await open.officer.run("transfers", "replay", walk.transferId)
    expect(replayed.code).toBe(0)
    expect(replayed.out.trim().split("\n")).toHaveLength(3)
    expect(replayed.out).not.toContain("differs")
  })

  test("a finding reads as a sentence, with reason, rule, grade and source, and times of Almaty", async () => {
    const { out } = await open.analyst.run("transfers", "submit", ...toName(customerId, "Synthetic Madeup Notareal"))
    expect(out).toContain("A party's name matches an entry of a sanctions list.")
    expect(out).toContain("screening.potential_match (hold, ends by the judgement of two people)")
    expect(out).toMatch(/Source +grade V: AIFC AML Rules/)
    expect(out).toMatch(/Requested +2026-11-22 13:00:00 Asia\/Almaty/)
  })

  test("a request from a file or from standard input is decided once for one key", async () => {
    const file = join(open.analyst.folder, "request.json")
    const otherParty = { kind: "natural", name: "Somebody Else" }
    const request = { customerId, direction: "withdrawal", asset: "USDT", amount: "12.5", otherParty, otherWalletHosting: "vasp" }
    writeFileSync(file, JSON.stringify(request))
    const first = await open.analyst.json<TransferDetail>("transfers", "submit", "--file", file, "--idempotency-key", "cli-1")
    const again = await open.analyst.pipe(
      JSON.stringify(request),
      "transfers",
      "submit",
      "--file",
      "-",
      "--idempotency-key",
      "cli-1",
      "--json",
    )
    expect(JSON.parse(again.out)).toEqual(first)
    expect(again.told).toContain("This key was used before")
    const other = await open.analyst.run("transfers", "submit", "--file", file, "--amount", "13", "--idempotency-key", "cli-1")
    expect(other).toMatchObject({ code: 1, told: expect.stringContaining("request.idempotency_key_reused") })
  })

  test("lists follow their pages to the end, and say where there is more", async () => {
    const all = await open.analyst.json<{ items: { transferId: string }[] }>("transfers", "list", "--all", "--limit", "1")
    const one = await open.analyst.run("transfers", "list", "--limit", "1")
    expect(all.items.length).toBeGreaterThan(1)
    expect(new Set(all.items.map(({ transferId }) => transferId)).size).toBe(all.items.length)
    expect(one.out.trim().split("\n")).toHaveLength(2)
    expect(one.told).toContain(`--cursor ${all.items[0]?.transferId}`)
  })

  test("a case is noted, handed over, given evidence, and gives it back byte for byte", async () => {
    const { case: about } = await open.analyst.json<TransferDetail>("transfers", "submit", ...toName(customerId, "Qiyalgul Synthetic"))
    const caseId = about?.caseId ?? ""
    const bytes = Buffer.from([0, 255, 10, 13, 27])
    const file = join(open.analyst.folder, "statement.pdf")
    const back = join(open.analyst.folder, "back.pdf")
    writeFileSync(file, bytes)
    expect(await open.analyst.pipe("Called the customer", "cases", "note", caseId, "--text", "-")).toMatchObject({ code: 0 })
    expect(await open.analyst.run("cases", "assign", caseId, "--to", "me")).toMatchObject({ code: 0 })
    const { evidenceId, mediaType } = await open.analyst.json<{ evidenceId: string; mediaType: string }>(
      "cases",
      "add-evidence",
      caseId,
      "--file",
      file,
    )
    expect(mediaType).toBe("application/pdf")
    expect(await open.analyst.run("cases", "get-evidence", caseId, evidenceId, "--out", back)).toMatchObject({ code: 0 })
    expect(readFileSync(back)).toEqual(bytes)
    expect(await open.analyst.run("cases", "get-evidence", caseId, evidenceId, "--out", back)).toMatchObject({ code: 2 })
    const shown = await open.analyst.run("cases", "show", caseId)
    expect(shown.out).toContain("Called the customer")
    expect(shown.out).toContain("statement.pdf")
    expect((await open.analyst.run("cases", "list", "--owner", "me", "--state", "to_do")).out).toContain(caseId)
  })

  test("a customer's record is changed on the version that was seen, and no other", async () => {
    const { version } = await open.analyst.json<{ version: number }>("customers", "show", customerId)
    const changed = await open.analyst.run("customers", "amend", customerId, "--birth-place", "Almaty", "--version", `${version}`)
    expect(changed).toMatchObject({ code: 0, told: expect.stringContaining("SYN-1, Daniyar Synthetic, active") })
    const stale = await open.analyst.run("customers", "amend", customerId, "--birth-place", "Astana", "--version", `${version}`)
    expect(stale).toMatchObject({ code: 1, told: expect.stringContaining("request.version_conflict") })
    expect((await open.analyst.run("customers", "list", "--search", "Daniyar")).out).toContain("SYN-1")
  })

  test("a name is checked, and entries are found", async () => {
    const listed = await open.analyst.run("screening", "check", "Demoniyar Zhalgan Synthetic")
    expect(listed).toMatchObject({ code: 0, out: expect.stringContaining("900001") })
    expect((await open.analyst.run("screening", "entries", "--name", "nota real")).out).toContain("900009")
    expect((await open.analyst.run("screening", "lists")).out).toContain("(invented)")
  })

  test("the log is read, shown with its check, and exported whole", async () => {
    const { items } = await open.mlro.json<{ items: { entryId: string }[] }>("audit", "entries", "--action", "transfer.submitted")
    const shown = await open.mlro.run("audit", "show", items[0]?.entryId ?? "")
    expect(shown.out).toMatch(/Hashed again +agrees/)
    const file = join(open.mlro.folder, "log.jsonl")
    expect(await open.mlro.run("audit", "export", "--out", file)).toMatchObject({ code: 0 })
    expect(statSync(file).mode & 0o077).toBe(0)
    expect((await open.mlro.run("transfers", "export")).out.trim().split("\n").length).toBeGreaterThan(2)
    expect((await open.mlro.run("audit", "events")).code).toBe(0)
  })

  test("somebody is invited by a link, and stands among the people", async () => {
    const invited = await open.administrator.run(
      "access",
      "invite",
      "--login",
      "newcomer",
      "--name",
      "New Comer",
      "--roles",
      "analyst,approver",
    )
    expect(invited).toMatchObject({ code: 0, out: expect.stringContaining("#") })
    expect((await open.administrator.run("access", "users")).out).toMatch(/newcomer +New Comer +analyst, approver +invited/)
  })
})

const folder = realData("screening/lists/ofac-sdn-2024-01")
describe.skipIf(folder === undefined)("the thread over the command line, on the Treasury's own files", () => {
  test("one import replaces the synthetic list, and a listed person's name is held until two people have looked", async () => {
    const open = await houseWithTerminals(true)
    try {
      const customerId = await furnish(open)
      const file = (name: string) => join(folder ?? "", name)
      const files = ["--sdn", file("sdn.csv"), "--alt", file("alt.csv"), "--add", file("add.csv")]
      const imported = await open.administrator.run("screening", "import", ...files, "--title", "OFAC SDN, January 2024")
      expect(imported).toMatchObject({ code: 0, out: expect.stringContaining("OFAC SDN, January 2024 is in force.") })
      const again = await open.administrator.run("screening", "import", ...files)
      expect(again).toMatchObject({ code: 0, out: expect.stringContaining("in force already") })
      const walk = await walkThread(open, customerId, "Рамзан Ахматович Кадыров")
      expect(reasons(walk.submitted)).toEqual(["screening.potential_match", "travel_rule.beneficiary_account_missing"])
      expect(walk.released).toMatchObject({ code: 0, out: expect.stringContaining(": released") })
    } finally {
      await open.close()
    }
  })
})
