import type { Contradiction, FactDefinition, FactSection } from "./fact-definition.ts"
import type { FactEntry, FactsFile } from "./fact-form.ts"
import type { Entry } from "./gather-files.ts"
import type { Cite } from "./periods-of.ts"
import { predicateOf } from "./predicate-of.ts"
import { lineOf } from "./read-file.ts"

interface Vocabulary {
  readonly factSections: readonly FactSection[]
  readonly facts: ReadonlyMap<string, FactDefinition>
  readonly contradictions: readonly Contradiction[]
}

/** The questions of all files, in the order in which they stand there. */
export function factsOf(files: readonly Entry<FactsFile>[], entries: ReadonlyMap<string, FactEntry>, cite: Cite): Vocabulary {
  const factSections = files.flatMap(({ entry: { group, sections } }) => sections.map((section) => ({ ...section, group })))
  const facts = files.flatMap(({ file, entry: { group, facts: listed } }) =>
    listed.map((fact, index): FactDefinition => {
      const { asked_when: askedWhen, judgement, cite: cited, ...rest } = fact
      return {
        ...rest,
        group,
        options: "options" in fact ? fact.options : [],
        ...(askedWhen === undefined ? {} : { askedWhen: predicateOf(askedWhen, entries) }),
        isJudgement: judgement === true,
        citations: cite(cited),
        file: file.path,
        line: lineOf(file, ["facts", index]),
      }
    }),
  )
  const contradictions = files.flatMap(({ file, entry }) =>
    entry.contradictions.map(({ never, ...rest }, index) => ({
      ...rest,
      never: predicateOf(never, entries),
      file: file.path,
      line: lineOf(file, ["contradictions", index]),
    })),
  )
  return { factSections, facts: new Map(facts.map((fact) => [fact.id, fact])), contradictions }
}
