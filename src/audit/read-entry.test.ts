import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type AuditEntry, canonicalBytes, leafHashOf, sealEntry } from "./audit.ts"
import { canonicalText, checkEntry, readEntry, type StoredEntry } from "./read-entry.ts"

const entry: AuditEntry = {
  entityId: "01933a4e-0000-7000-8000-0000000000ff",
  entryId: "01933a4e-0000-7000-8000-000000000001",
  recordedAt: "2026-11-22T08:00:00.000Z",
  action: "case.prepared",
  actor: "01933a4e-0000-7000-8000-000000000002",
  subject: { kind: "case", id: "01933a4e-0000-7000-8000-000000000003" },
  details: { findings: ["screening.potential_match"], count: 1 },
}

function stored(changes: Partial<StoredEntry> = {}): StoredEntry {
  const { canonical, leafHash } = sealEntry(entry, new Uint8Array(32))
  const { entityId: _, details: __, ...columns } = entry
  return { ...columns, position: 0, canonical, leafHash, ...changes }
}

describe("reading an entry's bytes", () => {
  test("gives back what was sealed", () => {
    expect(readEntry(stored().canonical)).toMatchObject({
      entryId: entry.entryId,
      action: entry.action,
      subject: entry.subject,
      details: entry.details,
    })
  })

  test("shows the commitment to personal data and never the data", () => {
    const { canonical } = sealEntry({ ...entry, personal: { name: "Invented Person" } }, new Uint8Array(32))
    expect(readEntry(canonical)?.commitment).toMatch(/^[0-9a-f]{64}$/)
    expect(canonicalText(canonical)).not.toContain("Invented Person")
  })

  test.each([
    ["nothing", ""],
    ["no JSON", "{"],
    ["another form", '{"form":"shekara/audit-entry@2"}'],
    ["a bare list", "[]"],
    ["a missing field", '{"form":"shekara/audit-entry@1","entryId":"x"}'],
  ])("answers undefined for %s", (_, text) => {
    expect(readEntry(new TextEncoder().encode(text))).toBeUndefined()
  })

  test("answers undefined for bytes that are not UTF-8", () => {
    expect(readEntry(Uint8Array.of(0xff, 0xfe))).toBeUndefined()
    expect(canonicalText(Uint8Array.of(0xff, 0xfe))).toBeUndefined()
  })

  test("never throws, whatever the bytes", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.json().map((text) => new TextEncoder().encode(text)),
        ),
        (bytes) => void readEntry(bytes),
      ),
    )
  })
})

describe("checking a stored entry", () => {
  test("an untouched entry agrees", () => {
    expect(checkEntry(stored())).toEqual({ leafHashAgrees: true, columnsAgree: true })
  })

  test("the same instant written otherwise still agrees", () => {
    expect(checkEntry(stored({ recordedAt: "2026-11-22T13:00:00+05:00" })).columnsAgree).toBe(true)
  })

  test("a change of any single byte is noticed", () => {
    const { canonical } = stored()
    fc.assert(
      fc.property(fc.nat(canonical.length - 1), fc.integer({ min: 1, max: 255 }), (at, difference) => {
        const changed = Uint8Array.from(canonical, (byte, index) => (index === at ? byte ^ difference : byte))
        expect(checkEntry(stored({ canonical: changed })).leafHashAgrees).toBe(false)
      }),
    )
  })

  test("bytes and hash exchanged together are told apart by the searchable copies", () => {
    const canonical = canonicalBytes({ ...entry, form: "shekara/audit-entry@1", action: "case.assigned" } as never)
    expect(checkEntry(stored({ canonical, leafHash: leafHashOf(canonical) }))).toEqual({ leafHashAgrees: true, columnsAgree: false })
  })

  test.each([
    { action: "x" },
    { actor: "x" },
    { entryId: "x" },
    { recordedAt: "2026-11-22T08:00:00.001Z" },
    { subject: { kind: "case", id: "x" } },
    { subject: { kind: "x", id: entry.subject.id } },
  ])("a changed copy is noticed: %j", (change) => {
    expect(checkEntry(stored(change)).columnsAgree).toBe(false)
  })
})
