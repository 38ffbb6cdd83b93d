import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { newToken, tokenDigest } from "./credential.store.ts"
import { parseKey, parseToken } from "./parse-token.ts"

const entityId = "018f0000-0000-7000-8000-000000000001"

describe("a token", () => {
  test("that was made for an entity is read as that entity's", () => {
    const text = newToken(entityId)
    expect(parseToken(text)).toEqual({ entityId, text })
  })

  test("is different each time and stored only as 32 bytes that do not contain it", () => {
    const [one, other] = [newToken(entityId), newToken(entityId)]
    expect(one).not.toBe(other)
    expect(tokenDigest(one)).toHaveLength(32)
    expect(tokenDigest(one)).not.toEqual(tokenDigest(other))
  })

  test.each([
    ["", "nothing"],
    [entityId, "no secret"],
    [`${entityId}.`, "an empty secret"],
    [`${entityId}.${"a".repeat(42)}`, "a secret too short"],
    [`${entityId}.${"a".repeat(44)}`, "a secret too long"],
    [`${entityId}.${"a".repeat(42)}=`, "padding"],
    [`${entityId}.${"a".repeat(43)}.`, "a third part"],
    [`${entityId.toUpperCase()}.${"a".repeat(43)}`, "an id in capitals"],
    [` ${entityId}.${"a".repeat(43)}`, "a space before"],
  ])("%j with %s is not one of ours", (text) => {
    expect(parseToken(text)).toBeUndefined()
  })

  test("read from any text either is that text or nothing, and never breaks", () => {
    const nearly = fc.tuple(fc.uuid(), fc.base64String({ maxLength: 60 })).map((parts) => parts.join("."))
    fc.assert(
      fc.property(fc.oneof(fc.string(), nearly), (text) => {
        const token = parseToken(text)
        expect(token === undefined || (token.text === text && text.startsWith(`${token.entityId}.`))).toBe(true)
      }),
    )
  })
})

describe("the key of a system", () => {
  const secret = "A".repeat(43)
  test("tells its firm", () => {
    expect(parseKey(`shekara_0190000000007000800000000000000a_${secret}`)?.entityId).toBe("01900000-0000-7000-8000-00000000000a")
  })

  test("is never taken for a session, nor a session for it; whatever else was sent is neither", () => {
    const token = `01900000-0000-7000-8000-00000000000a.${secret}`
    expect(parseKey(token)).toBeUndefined()
    expect(parseToken(`shekara_0190000000007000800000000000000a_${secret}`)).toBeUndefined()
    fc.assert(fc.property(fc.string(), (text) => parseKey(text) === undefined))
  })
})
