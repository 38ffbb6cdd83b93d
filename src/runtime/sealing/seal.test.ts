import { randomBytes, randomUUID } from "node:crypto"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { openSealed, type Place, seal, sealedUnder, sealingOverhead } from "./seal.ts"

const key = { keyId: randomUUID(), bytes: randomBytes(32) }
const place: Place = { table: "customer", column: "personal", entityId: randomUUID(), rowId: randomUUID() }

describe("sealed data", () => {
  test("opens to what was sealed, in any script and of any length", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => openSealed(key, place, seal(key, place, text)).toString() === text))
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const sealed = seal(key, place, bytes)
        expect(sealed.length).toBe(bytes.length + sealingOverhead)
        expect(sealedUnder(sealed)).toBe(key.keyId)
        expect([...openSealed(key, place, sealed)]).toEqual([...bytes])
      }),
    )
  })

  test("is refused when any bit of it was flipped", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(), (bytes, chance) => {
        const sealed = seal(key, place, bytes)
        const bit = chance % (sealed.length * 8)
        sealed[bit >> 3] = (sealed[bit >> 3] as number) ^ (1 << (bit & 7))
        expect(() => openSealed(key, place, sealed)).toThrow()
      }),
      { numRuns: 500 },
    )
  })

  test("is refused when cut anywhere", () => {
    const sealed = seal(key, place, "Synthetic Person")
    for (let length = 0; length < sealed.length; length++) expect(() => openSealed(key, place, sealed.subarray(0, length))).toThrow()
  })

  test.each([
    ["table", { ...place, table: "transfer" }],
    ["column", { ...place, column: "note" }],
    ["entity", { ...place, entityId: randomUUID() }],
    ["row", { ...place, rowId: randomUUID() }],
  ])("is refused in another %s", (_, elsewhere) => {
    expect(() => openSealed(key, elsewhere, seal(key, place, "Synthetic Person"))).toThrow()
  })

  test("is refused by another key, even one that claims the same id", () => {
    const sealed = seal(key, place, "Synthetic Person")
    expect(() => openSealed({ ...key, keyId: randomUUID() }, place, sealed)).toThrow()
    expect(() => openSealed({ ...key, bytes: randomBytes(32) }, place, sealed)).toThrow()
  })

  test("never looks the same twice", () => {
    expect(seal(key, place, "Synthetic Person").equals(seal(key, place, "Synthetic Person"))).toBe(false)
  })
})
