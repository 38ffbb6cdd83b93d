import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js"
import canonicalize from "canonicalize"
import type { Gathered } from "./gather-files.ts"
import { inOrder } from "./in-order.ts"

/** Version of the form of the pack; a reader looks here first. */
const form = "shekara/rulebook@2"

/**
 * SHA-256 of the canonical pack (RFC 8785), hex. The pack holds what the files say and not how they are cut, ordered,
 * commented or indented: moving a value or a rule to another place does not change the law. Questions and rows keep their order,
 * because readers meet them in it. Scenarios are tests and not part of it.
 */
export function digestOf({ manifest, roles, sources, instruments, facts, catalogues, texts }: Gathered): string {
  const pack = {
    form,
    manifest: manifest.entry,
    roles: roles.entry,
    sources: inOrder(
      sources.map(({ entry }) => ({ ...entry, passages: inOrder(entry.passages, ({ at }) => at) })),
      ({ id }) => id,
    ),
    instruments: inOrder(
      instruments.map(({ entry }) => ({ instrument: entry.instrument, title: entry.title })),
      ({ instrument }) => instrument,
    ),
    parameters: inOrder(
      instruments.flatMap(({ entry }) => entry.parameters.map((parameter) => ({ instrument: entry.instrument, ...parameter }))),
      ({ id }) => id,
    ),
    rules: inOrder(
      instruments.flatMap(({ entry }) => entry.rules.map((rule) => ({ instrument: entry.instrument, ...rule }))),
      ({ id }) => id,
    ),
    facts: facts.map(({ entry }) => entry),
    catalogues: inOrder(
      catalogues.map(({ entry }) => entry),
      ({ catalogue }) => catalogue,
    ),
    texts: Object.fromEntries(texts.flatMap(({ entry }) => Object.entries(entry.texts))),
  }
  const text = canonicalize(pack)
  if (text === undefined) throw new Error("The pack is not JSON")
  return bytesToHex(sha256(utf8ToBytes(text)))
}
