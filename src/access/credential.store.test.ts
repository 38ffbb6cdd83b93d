import { describe, expect, test } from "vitest"
import { hashPassword, isPassword } from "./credential.store.ts"

describe("a password", () => {
  test("is stored as argon2id with 19 MiB, two passes and a salt of its own", async () => {
    const stored = await hashPassword("correct horse battery")
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(stored).not.toBe(await hashPassword("correct horse battery"))
  })

  test("is known again, and no other is", async () => {
    const stored = await hashPassword("correct horse battery")
    expect(await isPassword("correct horse battery", stored)).toBe(true)
    expect(await isPassword("Correct horse battery", stored)).toBe(false)
    expect(await isPassword("", stored)).toBe(false)
  })

  test("typed with combining letters is the same password", async () => {
    expect(await isPassword("и\u0306ога и\u0306ога", await hashPassword("йога йога"))).toBe(true)
  })

  test("of nobody is never right, however long it takes to say so", async () => {
    expect(await isPassword("anything at all", null)).toBe(false)
  })
})
