import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import fc from "fast-check"
import { describe, expect, onTestFinished, test } from "vitest"
import { type SyntheticKey, signLog, syntheticKey, syntheticLine, syntheticLog } from "../../test/builders/signed-log.ts"
import { formatVerifierKey } from "../audit/audit.ts"
import { keyChangeDetails, keyChangeText } from "../audit/key-change.ts"
import { Failure } from "./failure.ts"
import { verifyLog } from "./verify-log.ts"

const key = syntheticKey()
const log = syntheticLog(1000)

interface Given {
  readonly lines: readonly string[]
  readonly checkpoint?: string
  readonly earlier?: string
  readonly trusted?: SyntheticKey
}

/** What the verification says of these files; empty when it finds nothing. */
async function findingsIn({ lines, checkpoint = signLog(log, key), earlier, trusted = key }: Given): Promise<unknown[]> {
  const folder = mkdtempSync(join(tmpdir(), "shekara-verify-"))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const asked = {
    log: write("log.jsonl", lines.map((line) => `${line}\n`).join("")),
    checkpoint: write("checkpoint.txt", checkpoint),
    key: formatVerifierKey(trusted),
    ...(earlier === undefined ? {} : { earlierCheckpoint: write("earlier.txt", earlier) }),
  }
  return verifyLog(asked).then(
    () => [],
    (problem: unknown) => {
      if (!(problem instanceof Failure) || problem.told.kind !== "refused") throw problem
      return (JSON.parse(problem.told.document ?? "") as { findings: unknown[] }).findings
    },
  )
}

const changed = (at: number, line: string) => log.with(at, line)
const renumbered = (lines: readonly string[]) =>
  lines.map((line, position) => JSON.stringify({ ...(JSON.parse(line) as object), position }))
const says = (text: string) => expect.stringContaining(text)

describe("a log that is as it was signed", () => {
  test("is found sound, with an earlier checkpoint, and with lines that came later", async () => {
    expect(await findingsIn({ lines: log })).toEqual([])
    expect(await findingsIn({ lines: log, earlier: signLog(log, key, 300) })).toEqual([])
    expect(await findingsIn({ lines: [...log, syntheticLine(1000)], checkpoint: signLog(log, key) })).toEqual([])
  })
})

describe("what somebody did to the log is found", () => {
  test("edit: a text that was changed", async () => {
    const line = (log[499] ?? "").replace('\\"number\\":499', '\\"number\\":500')
    expect(await findingsIn({ lines: changed(499, line) })).toEqual([{ kind: "edited", line: 500, says: says("Line 500 was edited") }])
  })

  test("edit: text and hash changed together", async () => {
    const lines = changed(499, syntheticLine(499, { number: 7 }))
    expect(await findingsIn({ lines })).toEqual([{ kind: "changed", line: 1, says: says("Of the lines 1 to 1000 at least one") }])
    const checkpoint = [signLog(log, key, 400), signLog(log, key, 500), signLog(log, key)].join("\n")
    expect(await findingsIn({ lines, checkpoint })).toEqual([{ kind: "changed", line: 401, says: says("Of the lines 401 to 500") }])
  })

  test("delete: a line that is gone", async () => {
    expect(await findingsIn({ lines: log.toSpliced(499, 1) })).toEqual([
      { kind: "deleted", line: 500, says: "Before line 500 the entry at position 499 is missing." },
    ])
  })

  test("delete: a line that is gone, the rest renumbered", async () => {
    const checkpoint = [signLog(log, key, 400), signLog(log, key, 500), signLog(log, key)].join("\n")
    expect(await findingsIn({ lines: renumbered(log.toSpliced(449, 1)), checkpoint })).toEqual([
      { kind: "changed", line: 401, says: says("Of the lines 401 to 500") },
      { kind: "truncated", line: 999, says: says("1 are missing at the end") },
    ])
  })

  test("insert: a line more, as it is and with the rest renumbered", async () => {
    const lines = log.toSpliced(499, 0, syntheticLine(499, { number: -1 }))
    expect(await findingsIn({ lines })).toEqual([{ kind: "inserted", line: 501, says: says("At line 501 a line was put in") }])
    expect(await findingsIn({ lines: renumbered(lines) })).toEqual([{ kind: "changed", line: 1, says: says("put in or taken out") }])
  })

  test("reorder: two lines in each other's place", async () => {
    const lines = log.with(499, log[500] ?? "").with(500, log[499] ?? "")
    expect(await findingsIn({ lines })).toEqual([
      { kind: "reordered", line: 500, says: says("The lines 500 to 501 do not lie in the order") },
    ])
    expect(await findingsIn({ lines: renumbered(lines) })).toEqual([{ kind: "changed", line: 1, says: says("not what was signed") }])
  })

  test("truncation: the end cut off", async () => {
    expect(await findingsIn({ lines: log.slice(0, 990) })).toEqual([
      { kind: "truncated", line: 990, says: says("ends after line 990, but the checkpoint vouches for 1000 entries: 10 are missing") },
    ])
    expect(await findingsIn({ lines: [] })).toMatchObject([{ kind: "deleted" }, { kind: "truncated" }].slice(1))
  })

  test("re-sign: the whole log rewritten and signed with another key", async () => {
    const forger = syntheticKey()
    const rewritten = changed(499, syntheticLine(499, { number: 7 }))
    const checkpoint = signLog(rewritten, forger)
    expect(await findingsIn({ lines: rewritten, checkpoint })).toEqual([{ kind: "signed_anew", says: says("signed the log anew") }])
    const withChange = rewritten.with(0, syntheticLine(0, keyChange(key, forger, forger), "audit.key_rotated"))
    expect(await findingsIn({ lines: withChange, checkpoint: signLog(withChange, forger) })).toMatchObject([{ kind: "signed_anew" }])
  })

  test("re-sign: the words of a signed checkpoint altered", async () => {
    expect(await findingsIn({ lines: log, checkpoint: signLog(log, key).replace("2026-11-22", "2026-11-21") })).toMatchObject([
      { kind: "signed_anew" },
    ])
  })

  test("rollback: an older state with its own good checkpoint", async () => {
    const given = { lines: log.slice(0, 700), checkpoint: signLog(log, key, 700), earlier: signLog(log, key, 900) }
    expect(await findingsIn(given)).toEqual([{ kind: "rolled_back", says: says("vouches for 900 entries, this one for 700 only") }])
  })

  test("rollback: history rewritten with the house's own key, then grown past the earlier checkpoint", async () => {
    const rewritten = changed(99, syntheticLine(99, { number: 7 }))
    const given = { lines: rewritten, checkpoint: signLog(rewritten, key), earlier: signLog(log, key, 300) }
    expect(await findingsIn(given)).toEqual([
      { kind: "changed", line: 1, says: says("that the earlier checkpoint vouches for was rewritten") },
    ])
  })

  test("another log's checkpoint", async () => {
    const other = syntheticKey("shekara/audit/another")
    expect(await findingsIn({ lines: log, checkpoint: signLog(log, other), earlier: signLog(log, key, 300) })).toMatchObject([
      { kind: "signed_anew" },
      { kind: "foreign" },
    ])
  })

  test("a line that is no line", async () => {
    expect(await findingsIn({ lines: changed(499, "{") })).toEqual([
      { kind: "unreadable", line: 500, says: says("Line 500 is not a line") },
    ])
  })
})

test("a key that took over by a change both signed is trusted, whichever of the two one holds", async () => {
  const next = syntheticKey()
  const lines = changed(499, syntheticLine(499, keyChange(key, next, key), "audit.key_rotated"))
  const given = { lines, checkpoint: signLog(lines, next), earlier: signLog(lines, key, 300) }
  expect(await findingsIn({ ...given, trusted: key })).toEqual([])
  expect(await findingsIn({ ...given, trusted: next })).toEqual([])
  expect(await findingsIn({ ...given, trusted: syntheticKey() })).toMatchObject([{ kind: "signed_anew" }, { kind: "signed_anew" }])
})

test("a log of several pieces is read by several threads, and a fault is found in its line", async () => {
  const long = Array.from({ length: 40_000 }, (_, position) => syntheticLine(position, { text: "x".repeat(200) }))
  const checkpoint = [signLog(long, key, 39_000), signLog(long, key)].join("\n")
  expect(await findingsIn({ lines: long, checkpoint })).toEqual([])
  const lines = long.with(29_999, (long[29_999] ?? "").replace("xx", "yy"))
  expect(await findingsIn({ lines, checkpoint })).toMatchObject([{ kind: "edited", line: 30_000 }])
  expect(await findingsIn({ lines: long.toSpliced(35_000, 2), checkpoint })).toMatchObject([{ kind: "deleted", line: 35_001 }])
})

test("any change of any byte of the log is found", async () => {
  const small = syntheticLog(40)
  const checkpoint = signLog(small, key)
  const text = small.join("\n")
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: text.length - 1 }), fc.integer({ min: 32, max: 126 }), async (at, code) => {
      const edited = text.slice(0, at) + String.fromCharCode(code) + text.slice(at + 1)
      const isSame = edited === text || sameMeaning(edited.split("\n"), small)
      expect((await findingsIn({ lines: edited.split("\n"), checkpoint })).length > 0).toBe(!isSame)
    }),
    { numRuns: 200 },
  )
})

test.each([
  ["no log", { log: "/nowhere/log.jsonl" }, "no file /nowhere/log.jsonl"],
  ["no checkpoint", { checkpoint: "/nowhere/checkpoint.txt" }, "no public key beside"],
  ["a key that is none", { key: "/dev/null" }, "holds no public key"],
])("%s is a mistake in the command", async (_, given, words) => {
  const folder = mkdtempSync(join(tmpdir(), "shekara-verify-"))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, "checkpoint.txt"), signLog(log, key))
  writeFileSync(join(folder, "checkpoint.txt.key"), formatVerifierKey(key))
  await expect(verifyLog({ log: join(folder, "log"), checkpoint: join(folder, "checkpoint.txt"), ...given })).rejects.toThrow(words)
})

function keyChange(previous: SyntheticKey, next: SyntheticKey, signer: SyntheticKey) {
  const change = { previous, key: next }
  const text = keyChangeText(change)
  return keyChangeDetails(change, { previous: signer.sign(text), key: next.sign(text) })
}

/** Whether what the signature vouches for is the same: position, text and hash, whatever else stands in a line. */
function sameMeaning(edited: readonly string[], lines: readonly string[]): boolean {
  try {
    const meant = (line: string) => {
      const { position, canonical, leafHash } = JSON.parse(line) as Record<string, unknown>
      return [position, canonical, leafHash]
    }
    return JSON.stringify(edited.map(meant)) === JSON.stringify(lines.map(meant))
  } catch {
    return false
  }
}
