import { bytesToHex } from "@noble/hashes/utils.js"
import { z } from "zod"
import type { Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import type { JsonObject } from "../vocabulary/json.ts"
import { leafHashOf } from "./audit.ts"

/** An entry as the database holds it: the bytes that count, and copies of some fields for searching. */
export interface StoredEntry {
  readonly entryId: Id
  /** Undefined until the sequencer has given it its place. */
  readonly position: number | undefined
  readonly recordedAt: Instant
  readonly action: string
  readonly actor: string
  readonly subject: { readonly kind: string; readonly id: string }
  readonly canonical: Uint8Array
  readonly leafHash: Uint8Array
}

/** What the bytes of an entry say. */
export interface EntryBody {
  readonly entryId: Id
  readonly recordedAt: Instant
  readonly action: string
  readonly actor: string
  readonly subject: { readonly kind: string; readonly id: string }
  readonly details: JsonObject
  readonly commitment?: string | undefined
}

const body = z.object({
  form: z.literal("shekara/audit-entry@1"),
  entryId: z.string(),
  recordedAt: z.string(),
  action: z.string(),
  actor: z.string(),
  subject: z.object({ kind: z.string(), id: z.string() }),
  details: z.record(z.string(), z.json()),
  commitment: z.string().optional(),
})

/** Reads the canonical bytes of an entry. Answers undefined when they are not an entry: then somebody has been at the database. */
export function readEntry(canonical: Uint8Array): EntryBody | undefined {
  const text = canonicalText(canonical)
  if (text === undefined) return undefined
  try {
    return body.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** The bytes as text. Answers undefined when they are not UTF-8. */
export function canonicalText(canonical: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(canonical)
  } catch {
    return undefined
  }
}

/** Hashes the bytes again, and compares the searchable copies with what the bytes say. */
export function checkEntry(stored: StoredEntry): { readonly leafHashAgrees: boolean; readonly columnsAgree: boolean } {
  const said = readEntry(stored.canonical)
  const { entryId, recordedAt, action, actor, subject } = stored
  return {
    leafHashAgrees: bytesToHex(leafHashOf(stored.canonical)) === bytesToHex(stored.leafHash),
    columnsAgree:
      said !== undefined &&
      said.entryId === entryId &&
      Date.parse(said.recordedAt) === Date.parse(recordedAt) &&
      said.action === action &&
      said.actor === actor &&
      said.subject.kind === subject.kind &&
      said.subject.id === subject.id,
  }
}
