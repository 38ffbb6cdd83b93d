import { refusalOf } from "../../src/api/problem.ts"
import type { RefusalCode } from "../../src/vocabulary/refusal.ts"
import type { SimulatedNode } from "./open-node.ts"

/** What a caller gets to hear: an answer, a refusal, or nothing he could rely on. */
export type Heard<T> =
  | { readonly kind: "answered"; readonly value: T }
  | { readonly kind: "refused"; readonly code: RefusalCode }
  | { readonly kind: "lost" }

/** Something that may never be. Ends the run; seed and commit bring it back. */
export class Violation extends Error {
  override readonly name = "Violation"
}

/** Runs a story on a node as the door would, and says what the caller hears. A refusal that owns to a defect is a violation. */
export async function attempt<T>(node: SimulatedNode, story: () => Promise<T>): Promise<Heard<T>> {
  try {
    const value = await story()
    // A node that died with the answer on its lips told nobody.
    return node.isDead() ? { kind: "lost" } : { kind: "answered", value }
  } catch (error) {
    if (node.isDead()) return { kind: "lost" }
    const { code } = refusalOf(error)
    if (code === "service.failed") throw new Violation(`A story ended in a defect: ${String(error)}`, { cause: error })
    return code === "service.unavailable" ? { kind: "lost" } : { kind: "refused", code }
  }
}

/** For the record. */
export function told<T>(heard: Heard<T>, print: (value: T) => string): string {
  switch (heard.kind) {
    case "answered":
      return print(heard.value)
    case "refused":
      return `refused ${heard.code}`
    case "lost":
      return "lost"
  }
}
