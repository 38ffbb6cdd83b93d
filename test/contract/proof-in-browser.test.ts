import { bytesToHex } from "@noble/hashes/utils.js"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type AuditProof, checkProof, checkSignature } from "../../console/src/audit/check-proof.ts"
import { appendLeaves, formatVerifierKey, leafHashOf, openRange, rootOf } from "../../src/audit/audit.ts"
import { spansOfInclusion } from "../../src/audit/inclusion-proof.ts"
import { signLog, syntheticKey, syntheticLine, syntheticLog } from "../builders/signed-log.ts"

const key = syntheticKey()
const canonicalOf = (line: string) => (JSON.parse(line) as { canonical: string }).canonical

/** A proof as the server gives it, made by the server's own arithmetic. */
function proofOf(lines: readonly string[], position: number): AuditProof {
  const leaves = lines.map((line) => leafHashOf(new TextEncoder().encode(canonicalOf(line))))
  const hashOf = ({ begin, end }: { begin: number; end: number }) =>
    bytesToHex(rootOf(appendLeaves(openRange(begin), leaves.slice(begin, end))))
  const size = lines.length
  const path = spansOfInclusion({ position, size }).map((span) => ({ ...span, hash: hashOf(span) }))
  const checkpoint = { size, root: hashOf({ begin: 0, end: size }), madeAt: "2026-11-22T08:00:00.000Z", note: signLog(lines, key) }
  return { position, leafHash: bytesToHex(leaves[position] ?? new Uint8Array()), checkpoint, path }
}

describe("the check of a proof in the browser", () => {
  test("agrees with the server for every entry of logs of many sizes", () => {
    for (const size of [1, 2, 3, 7, 8, 33]) {
      const lines = syntheticLog(size)
      for (const [position, line] of lines.entries()) {
        const checked = checkProof(canonicalOf(line), proofOf(lines, position))
        expect([size, position, checked.isProved]).toEqual([size, position, true])
        expect(checked.steps.map(({ side, begin }) => (side === "left") === begin < position)).not.toContain(false)
      }
    }
  })

  test("finds another text, another neighbour, another place, another root and a shorter path", () => {
    const lines = syntheticLog(33)
    fc.assert(
      fc.property(fc.nat({ max: 32 }), fc.nat(), (position, pick) => {
        const proof = proofOf(lines, position)
        const text = canonicalOf(lines[position] ?? "")
        const at = pick % proof.path.length
        const forged: [string, AuditProof][] = [
          [canonicalOf(syntheticLine(99)), proof],
          [text, { ...proof, position: (position + 1) % 33 }],
          [text, { ...proof, path: proof.path.with(at, { begin: 0, end: 1, hash: "0".repeat(64) }) }],
          [text, { ...proof, path: proof.path.with(at, { begin: 0, end: 1, hash: "nothing" }) }],
          [text, { ...proof, path: proof.path.slice(1) }],
          [text, { ...proof, checkpoint: { ...proof.checkpoint, note: signLog(syntheticLog(32), key) } }],
          [text, { ...proof, checkpoint: { ...proof.checkpoint, note: "no note" } }],
        ]
        for (const [canonical, other] of forged) expect(checkProof(canonical, other).isProved).toBe(false)
      }),
    )
  })

  test("tells whose signature a note bears", async () => {
    const note = signLog(syntheticLog(3), key)
    const [own, strange] = [key, syntheticKey()].map(formatVerifierKey) as [string, string]
    expect(await checkSignature(note, [strange, own])).toBe(true)
    expect(await checkSignature(note, [strange])).toBe(false)
    expect(await checkSignature(note.replace("\n3\n", "\n4\n"), [own])).toBe(false)
  })
})
