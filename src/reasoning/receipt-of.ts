import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js"
import type { Rulebook } from "../rulebook/rulebook.ts"
import type { Assessment, Receipt } from "./legal-finding.ts"
import { printCanonical } from "./print-canonical.ts"

/** Changes with every change of what the engine concludes or how it writes it down. */
export const engineVersion = "1.0.0"

/** The receipt of an assessment: what went in and what came out, each as a digest. */
export function receiptOf(
  { id, version, digest }: Pick<Rulebook, "id" | "version" | "digest">,
  { lawDate, view, ranks, findings }: Omit<Assessment, "receipt">,
  factsDigest: string,
): Receipt {
  return {
    engine: engineVersion,
    rulebook: `${id}@${version}`,
    rulebookDigest: digest,
    lawDate,
    view,
    ...(ranks === undefined ? {} : { ranks }),
    factsDigest,
    findingsDigest: digestText(printCanonical(findings)),
  }
}

/** SHA-256 of a text in UTF-8, hex. */
export function digestText(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)))
}
