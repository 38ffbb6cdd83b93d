import type { Citation } from "../vocabulary/citation.ts"
import { cataloguesOf } from "./catalogues-of.ts"
import { checkCatalogues } from "./check-catalogues.ts"
import { checkCitations } from "./check-citations.ts"
import { checkFacts } from "./check-facts.ts"
import { checkPeriods } from "./check-periods.ts"
import { checkRepeated } from "./check-repeated.ts"
import { checkRules } from "./check-rules.ts"
import { digestOf } from "./digest-of.ts"
import { factsOf } from "./facts-of.ts"
import { type Entry, type Gathered, gatherFiles } from "./gather-files.ts"
import { inOrder } from "./in-order.ts"
import { type Cite, periodsOf } from "./periods-of.ts"
import { lineOf, type Problem, type ReadFile } from "./read-file.ts"
import { registerOf } from "./register-of.ts"
import type { Parameter, Rulebook, Source } from "./rulebook.ts"
import type { InstrumentFile, SourceFile } from "./rulebook-schema.ts"
import { rulesOf } from "./rules-of.ts"

/**
 * Makes one rulebook of its files, in whatever order they come, or says everything that is wrong with them: a rulebook
 * with one problem is no rulebook. `texts` are kept so that a reader can be shown the file a value stands in.
 */
export function compileRulebook(
  files: readonly ReadFile[],
  texts: ReadonlyMap<string, string>,
): { readonly rulebook: Rulebook } | { readonly problems: readonly Problem[] } {
  const gathered = gatherFiles(inOrder(files, ({ path }) => path))
  if ("problems" in gathered) return gathered
  const register = registerOf(gathered)
  const problems = [
    ...checkRepeated(gathered),
    ...checkPeriods(gathered),
    ...checkCitations(gathered, register),
    ...checkFacts(gathered, register),
    ...checkCatalogues(gathered, register),
    ...checkRules(register),
  ]
  if (problems.length > 0) return { problems }
  return { rulebook: buildRulebook(gathered, texts) }
}

function buildRulebook(gathered: Gathered, texts: ReadonlyMap<string, string>): Rulebook {
  const { manifest, roles, instruments } = gathered
  const sources = gathered.sources.map(({ file, entry }) => sourceOf(entry, file.path))
  const passages = passagesOf(sources)
  const cite: Cite = (cited) => cited.map((at) => passages.get(at)?.citation).filter((citation) => citation !== undefined)
  const facts = new Map(gathered.facts.flatMap(({ entry }) => entry.facts.map((fact) => [fact.id, fact] as const)))
  const titles = [...instruments, roles].map(({ file, entry }) => ({ id: entry.instrument, title: entry.title, file: file.path }))
  const { id, version, title, status } = manifest.entry
  return {
    id,
    version,
    title,
    status,
    digest: digestOf(gathered),
    instruments: inOrder(titles, (instrument) => instrument.id),
    sources: byId(sources),
    parameters: byId(instruments.flatMap((instrument) => parametersOf(instrument, cite))),
    ...factsOf(gathered.facts, facts, cite),
    catalogues: cataloguesOf(gathered.catalogues, cite),
    rules: rulesOf(gathered, { passages, facts, subjects: subjectsOf(gathered) }),
    texts: new Map(
      inOrder(
        gathered.texts.flatMap(({ entry }) => Object.entries(entry.texts)),
        ([text]) => text,
      ),
    ),
    roles: roles.entry.roles,
    machineActions: roles.entry.machines,
    secondFactor: roles.entry.second_factor,
    files: new Map(inOrder([...texts], ([path]) => path)),
  }
}

function byId<T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(inOrder(items, ({ id }) => id).map((item) => [item.id, item]))
}

function parametersOf({ file, entry }: Entry<InstrumentFile>, cite: Cite): Parameter[] {
  return entry.parameters.map((parameter, index) => ({
    id: parameter.id,
    meaning: parameter.meaning,
    instrument: entry.instrument,
    file: file.path,
    line: lineOf(file, ["parameters", index]),
    ...periodsOf(parameter, cite),
  }))
}

function sourceOf({ checked_on: checkedOn, ...rest }: SourceFile, file: string): Source {
  return { ...rest, checkedOn, file }
}

function passagesOf(sources: readonly Source[]) {
  return new Map<string, { readonly citation: Citation; readonly rank: number }>(
    sources.flatMap((source) =>
      source.passages.map(
        (passage) => [`${source.id}#${passage.at}`, { citation: citationOf(source, passage), rank: source.rank }] as const,
      ),
    ),
  )
}

/** What each concluded row is about. */
function subjectsOf({ catalogues }: Gathered) {
  return new Map(
    catalogues.flatMap(({ entry: { concludes, rows } }) =>
      concludes === undefined ? [] : rows.map(({ code }) => [code, concludes.subject] as const),
    ),
  )
}

function citationOf(source: Source, { at, grade, url = source.url, note }: Source["passages"][number]): Citation {
  return {
    at: `${source.id}#${at}`,
    title: source.title,
    grade,
    ...(url === undefined ? {} : { url }),
    checkedOn: source.checkedOn,
    ...(note === undefined ? {} : { note }),
  }
}
