import fc from "fast-check"
import { expect, test } from "vitest"
import { readBase64 } from "./read-base64.ts"

test("any bytes come back from base64 as they went in", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      expect(bytesOf(await readBase64(new Blob([bytes as Uint8Array<ArrayBuffer>])))).toEqual([...bytes])
    }),
  )
})

test("a file longer than one chunk keeps every byte", async () => {
  const bytes = new Uint8Array(100_000).map((_, index) => index % 251)
  expect(bytesOf(await readBase64(new Blob([bytes])))).toEqual([...bytes])
})

function bytesOf(base64: string): number[] {
  return [...atob(base64)].map((character) => character.charCodeAt(0))
}
