import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { formatCheckpoint, originOf, parseCheckpoint } from "./checkpoint.ts"
import { formatCheckpointFile, parseCheckpointFile } from "./checkpoint-file.ts"
import { keyChangeDetails, keyChangeText, keysBehind, readKeyChange } from "./key-change.ts"
import {
  formatNote,
  formatVerifierKey,
  isSignedBy,
  keyIdOf,
  parseNotes,
  parseVerifierKey,
  type VerifierKey,
  type VerifySignature,
} from "./signed-note.ts"

/** The example of the format's own documentation. */
const knownKey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
const knownNote =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"

const verifySignature: VerifySignature = ({ publicKey, message, signature }) => {
  const jwk = { kty: "OKP", crv: "Ed25519", x: Buffer.from(publicKey).toString("base64url") }
  return verify(null, message, createPublicKey({ key: jwk, format: "jwk" }), signature)
}

function newKey(name: string): VerifierKey & { sign(text: string): Uint8Array } {
  const { privateKey } = generateKeyPairSync("ed25519")
  const { x = "" } = createPublicKey(createPrivateKey(privateKey.export({ format: "pem", type: "pkcs8" }))).export({ format: "jwk" })
  return { name, publicKey: Uint8Array.from(Buffer.from(x, "base64url")), sign: (text) => sign(null, Buffer.from(text), privateKey) }
}

const checkpoint = {
  origin: originOf("01a20386-5111-7000-a6a5-6593d073e0df"),
  size: 3,
  root: new Uint8Array(32),
  madeAt: "2026-11-22T08:00:00.000Z",
}

describe("a signed note", () => {
  test("the known one is read, and its signature holds under the known key alone", () => {
    const key = parseVerifierKey(knownKey) as VerifierKey
    const [note] = parseNotes(knownNote) ?? []
    expect(keyIdOf(key)).toBe("c74f20a3")
    expect(formatVerifierKey(key)).toBe(knownKey)
    expect(note !== undefined && isSignedBy(note, key, verifySignature)).toBe(true)
    expect(note !== undefined && isSignedBy(note, newKey("PeterNeumann"), verifySignature)).toBe(false)
    const [edited] = parseNotes(knownNote.replace("cryptography", "arithmetic")) ?? []
    expect(edited !== undefined && isSignedBy(edited, key, verifySignature)).toBe(false)
  })

  test("several in one file are read in their order", () => {
    const key = newKey("shekara/audit/1")
    const texts = [1, 2, 3].map((size) => formatCheckpoint({ ...checkpoint, size }))
    const file = texts.map((text) => formatNote(text, [{ key, signature: key.sign(text) }])).join("\n")
    expect(parseNotes(file)?.map(({ text }) => text)).toEqual(texts)
  })

  test("a file that is no note is refused whatever it holds", () => {
    fc.assert(fc.property(fc.string(), (text) => void parseNotes(text)))
    fc.assert(
      fc.property(fc.nat({ max: knownNote.length - 2 }), (end) => {
        const notes = parseNotes(knownNote.slice(0, end + 1))
        expect(notes === undefined || notes.length === 0).toBe(true)
      }),
    )
  })

  test.each(["", "a+b+c", knownKey.replace("c7", "c8"), knownKey.slice(0, -1), `${knownKey}=`])("%j is no key", (text) => {
    expect(parseVerifierKey(text)).toBeUndefined()
  })
})

describe("a checkpoint", () => {
  test("reads back as it was written", () => {
    expect(parseCheckpoint(formatCheckpoint(checkpoint))).toEqual(checkpoint)
  })

  test.each(["\n03\n", "\n-1\n", "\n1e3\n", "\n99999999999999999999\n"])("a size written as %j is refused", (size) => {
    expect(parseCheckpoint(formatCheckpoint(checkpoint).replace("\n3\n", size))).toBeUndefined()
  })

  test("foreign text is refused and never a defect", () => {
    fc.assert(fc.property(fc.string(), (text) => parseCheckpoint(text) === undefined))
  })
})

describe("a file of checkpoints", () => {
  const key = newKey(checkpoint.origin)
  const notes = [1, 2].map((size) => {
    const text = formatCheckpoint({ ...checkpoint, size })
    return formatNote(text, [{ key, signature: key.sign(text) }])
  })

  test.each([
    ["notes and keys", notes, [key]],
    ["notes alone", notes, []],
    ["one note", notes.slice(1), [key]],
  ])("with %s reads back as it was written", (_, given, keys) => {
    const file = parseCheckpointFile(formatCheckpointFile(given, keys))
    expect(file?.notes.map(({ text }) => text)).toEqual(given.map((note) => note.slice(0, note.indexOf("\n\n") + 1)))
    expect(file?.keys.map(keyIdOf)).toEqual(keys.map(keyIdOf))
  })

  test("foreign text is refused and never a defect", () => {
    fc.assert(fc.property(fc.string({ minLength: 1 }), (text) => parseCheckpointFile(text) === undefined))
    expect(parseCheckpointFile(`${notes[0]}\nkey nothing\n`)).toBeUndefined()
  })
})

describe("a change of keys", () => {
  const [first, second, third] = ["a", "a", "a"].map(newKey) as [
    ReturnType<typeof newKey>,
    ReturnType<typeof newKey>,
    ReturnType<typeof newKey>,
  ]
  const changeOf = (previous: typeof first, key: typeof first) =>
    keyChangeDetails(
      { previous, key },
      { previous: previous.sign(keyChangeText({ previous, key })), key: key.sign(keyChangeText({ previous, key })) },
    )

  test("counts when both keys signed it", () => {
    const read = readKeyChange(changeOf(first, second), verifySignature)
    expect(read?.previous.publicKey).toEqual(first.publicKey)
    expect(read?.key.publicKey).toEqual(second.publicKey)
  })

  test("does not count when either signature is another's", () => {
    const text = keyChangeText({ previous: first, key: second })
    const signed = (previous: typeof first, key: typeof first) =>
      keyChangeDetails({ previous: first, key: second }, { previous: previous.sign(text), key: key.sign(text) })
    expect(readKeyChange(signed(third, second), verifySignature)).toBeUndefined()
    expect(readKeyChange(signed(first, third), verifySignature)).toBeUndefined()
    expect(readKeyChange({ previous: 1, key: "x", note: null }, verifySignature)).toBeUndefined()
  })

  test("the chain is followed both ways, and to no key beside it", () => {
    const changes = [
      { previous: first, key: second },
      { previous: second, key: third },
    ]
    const ids = (trusted: VerifierKey) => keysBehind(trusted, changes).map(keyIdOf).sort()
    expect(ids(first)).toEqual([first, second, third].map(keyIdOf).sort())
    expect(ids(third)).toEqual(ids(first))
    const stranger = newKey("a")
    expect(ids(stranger)).toEqual([keyIdOf(stranger)])
  })
})
