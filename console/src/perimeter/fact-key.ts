import type { FactRef, Subject } from "./perimeter-queries.ts"

const kinds: readonly Subject["kind"][] = ["firm", "entity", "service_line", "token", "channel", "segment"]

/** "token:gold" */
export function subjectKey({ kind, id }: Subject): string {
  return `${kind}:${id}`
}

/** "token.backing@token:gold" */
export function factKey({ fact, subject }: FactRef): string {
  return `${fact}@${subjectKey(subject)}`
}

/** Reads "token:gold"; undefined where it names no subject. */
export function readSubject(key: string): Subject | undefined {
  const at = key.indexOf(":")
  const kind = kinds.find((known) => known === key.slice(0, at))
  return kind === undefined || key.length === at + 1 ? undefined : { kind, id: key.slice(at + 1) }
}
