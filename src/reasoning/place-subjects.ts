import { type SubjectKind, subjectKinds } from "../rulebook/rulebook.ts"
import type { FactSheet, Subject } from "./fact-sheet.ts"
import type { PlacedSubject } from "./situation.ts"

export type Places = ReadonlyMap<SubjectKind, readonly PlacedSubject[]>

/**
 * The subjects of a sheet by kind, in the order of their ids. Who names no entity belongs to the only one there is;
 * where there are several, to the firm as a whole.
 */
export function placeSubjects({ subjects }: Pick<FactSheet, "subjects">): Places {
  const sorted = [...subjects].sort((left, right) => (left.id < right.id ? -1 : left.id > right.id ? 1 : 0))
  const of = (kind: SubjectKind) => sorted.filter((subject) => subject.kind === kind)
  const firm = of("firm").map((subject) => place(subject, { above: [] }))
  const entities = of("entity").map((subject) => place(subject, { above: firm, isEntity: true }))
  const sole = entities.length === 1 ? entities[0] : undefined
  const owned = (kind: SubjectKind) =>
    of(kind).map((subject) => {
      const entity = subject.entity === undefined ? sole : entities.find(({ ref }) => ref.id === subject.entity)
      return place(subject, { above: entity?.chain ?? firm, entity })
    })
  return new Map(subjectKinds.map((kind) => [kind, kind === "firm" ? firm : kind === "entity" ? entities : owned(kind)]))
}

interface Belonging {
  readonly above: readonly PlacedSubject[]
  readonly entity?: PlacedSubject | undefined
  readonly isEntity?: boolean
}

function place({ kind, id, facts }: Subject, { above, entity, isEntity }: Belonging): PlacedSubject {
  const chain: PlacedSubject[] = []
  const placed: { -readonly [K in keyof PlacedSubject]: PlacedSubject[K] } = { ref: { kind, id }, facts, chain }
  if (isEntity === true) placed.entity = placed
  else if (entity !== undefined) placed.entity = entity
  chain.push(placed, ...above)
  return placed
}
