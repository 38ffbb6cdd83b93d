import { checkCondition } from "./check-condition.ts"
import { cyclesIn } from "./cycles-in.ts"
import type { Gathered } from "./gather-files.ts"
import type { Condition } from "./predicate-form.ts"
import { type Problem, problemAt } from "./read-file.ts"
import type { Register } from "./register-of.ts"

/** Questions without a heading, questions that wait for each other, and conditions of questions that do not fit. */
export function checkFacts({ facts: files }: Pick<Gathered, "facts">, register: Register): Problem[] {
  const facts = files.flatMap(({ file, entry }) => {
    const sections = new Set(entry.sections.map(({ id }) => id))
    return entry.facts.flatMap(({ section, subject, asked_when: askedWhen }, index) => [
      ...(sections.has(section)
        ? []
        : [
            problemAt(file, ["facts", index, "section"], {
              what: `"${section}" is not a section of this file`,
              remedy: `Write one of: ${[...sections].join(", ")}, or add the section.`,
            }),
          ]),
      ...(askedWhen === undefined
        ? []
        : checkCondition(askedWhen, { file, place: ["facts", index, "asked_when"], scope: subject, register, mayUseFindings: false })),
    ])
  })
  const contradictions = files.flatMap(({ file, entry }) =>
    entry.contradictions.flatMap(({ never, subject }, index) =>
      checkCondition(never, { file, place: ["contradictions", index, "never"], scope: subject, register, mayUseFindings: false }),
    ),
  )
  return [...facts, ...contradictions, ...circles(files, register)]
}

function circles(files: Gathered["facts"], { facts }: Register): Problem[] {
  const awaits = new Map([...facts].map(([id, { asked_when: askedWhen }]) => [id, askedWhen === undefined ? [] : factsIn(askedWhen)]))
  return cyclesIn(awaits).flatMap((cycle) => {
    const holder = files.find(({ entry }) => entry.facts.some(({ id }) => id === cycle[0]))
    if (holder === undefined) return []
    const index = holder.entry.facts.findIndex(({ id }) => id === cycle[0])
    return [
      problemAt(holder.file, ["facts", index, "asked_when"], {
        what: `questions wait for each other: ${[...cycle, cycle[0]].join(" -> ")}`,
        remedy: "Let one of them be asked without the others.",
      }),
    ]
  })
}

function factsIn(condition: Condition): string[] {
  switch (condition.kind) {
    case "all":
    case "any":
    case "at_least":
      return condition.members.flatMap(factsIn)
    case "not":
      return factsIn(condition.member)
    case "some":
    case "each":
      return factsIn(condition.where)
    case "known":
      return [condition.fact]
    case "fact":
      return [condition.fact, ...(typeof condition.operand === "object" && "fact" in condition.operand ? [condition.operand.fact] : [])]
    case "finding":
      return []
  }
}
