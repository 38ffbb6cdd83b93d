import type { JsonObject } from "../vocabulary/json.ts"
import {
  formatNote,
  formatVerifierKey,
  isSignedBy,
  parseNotes,
  parseVerifierKey,
  type VerifierKey,
  type VerifySignature,
} from "./signed-note.ts"

/** One key taking the place of another for the same log. */
export interface KeyChange {
  readonly previous: VerifierKey
  readonly key: VerifierKey
}

export const keyRecorded = "audit.key_recorded"
export const keyRotated = "audit.key_rotated"

/** The text that both keys sign, so that the chain of keys can be followed forwards and backwards. */
export function keyChangeText({ previous, key }: KeyChange): string {
  return `shekara/audit-key-change@1\n${formatVerifierKey(previous)}\n${formatVerifierKey(key)}\n`
}

/** The details of the entry that records a change. */
export function keyChangeDetails(change: KeyChange, signatures: { readonly previous: Uint8Array; readonly key: Uint8Array }): JsonObject {
  const note = formatNote(keyChangeText(change), [
    { key: change.previous, signature: signatures.previous },
    { key: change.key, signature: signatures.key },
  ])
  return { previous: formatVerifierKey(change.previous), key: formatVerifierKey(change.key), note }
}

/** Reads the change out of an entry's details. Answers undefined unless both keys have signed it. */
export function readKeyChange(details: JsonObject, verify: VerifySignature): KeyChange | undefined {
  const [previous, key] = [details["previous"], details["key"]].map((text) =>
    typeof text === "string" ? parseVerifierKey(text) : undefined,
  )
  const [note] = (typeof details["note"] === "string" ? parseNotes(details["note"]) : undefined) ?? []
  if (previous === undefined || key === undefined || note === undefined || previous.name !== key.name) return undefined
  if (note.text !== keyChangeText({ previous, key })) return undefined
  return isSignedBy(note, previous, verify) && isSignedBy(note, key, verify) ? { previous, key } : undefined
}

/** Every key that stands behind a trusted one: those it followed and those that followed it, by changes both signed. */
export function keysBehind(trusted: VerifierKey, changes: readonly KeyChange[]): VerifierKey[] {
  const found = new Map([[formatVerifierKey(trusted), trusted]])
  for (let before = 0; before < found.size; ) {
    before = found.size
    for (const { previous, key } of changes) {
      if (found.has(formatVerifierKey(previous))) found.set(formatVerifierKey(key), key)
      if (found.has(formatVerifierKey(key))) found.set(formatVerifierKey(previous), previous)
    }
  }
  return [...found.values()]
}
