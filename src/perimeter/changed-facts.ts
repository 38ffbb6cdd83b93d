import canonicalize from "canonicalize"
import type { Json, JsonObject } from "../vocabulary/json.ts"

const lists = ["entities", "service_lines", "tokens", "channels", "segments"] as const

/** Which facts of which subjects differ between two sheets, as `subject fact`, in order. Values are not told. */
export function changedFacts(before: JsonObject, after: JsonObject): string[] {
  const [old, now] = [statedIn(before), statedIn(after)]
  const names = new Set([...old.keys(), ...now.keys()])
  return [...names].filter((name) => old.get(name) !== now.get(name)).sort()
}

function statedIn(sheet: JsonObject): ReadonlyMap<string, string | undefined> {
  const listed = lists.flatMap((list) =>
    subjectsIn(sheet[list]).map((subject) => [`${list}:${typeof subject.id === "string" ? subject.id : ""}`, subject.facts] as const),
  )
  return new Map([["firm", sheet.facts] as const, ...listed].flatMap(([subject, facts]) => factsIn(subject, facts)))
}

function factsIn(subject: string, facts: Json | undefined): [string, string | undefined][] {
  return isObject(facts) ? Object.entries(facts).map(([fact, said]) => [`${subject} ${fact}`, canonicalize(said)]) : []
}

function subjectsIn(list: Json | undefined): JsonObject[] {
  return Array.isArray(list) ? list.filter(isObject) : []
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
