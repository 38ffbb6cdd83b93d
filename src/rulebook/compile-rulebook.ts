import type { Citation } from "../vocabulary/citation.ts"
import { checkCitations } from "./check-citations.ts"
import { checkPeriods } from "./check-periods.ts"
import { digestOf } from "./digest-of.ts"
import { type Entry, type Gathered, gatherFiles } from "./gather-files.ts"
import { inOrder } from "./in-order.ts"
import { type Cite, periodsOf } from "./periods-of.ts"
import { lineOf, type Problem, type ReadFile } from "./read-file.ts"
import type { Parameter, Rulebook, Source } from "./rulebook.ts"
import type { InstrumentFile, SourceFile } from "./rulebook-schema.ts"

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
  const problems = [...checkPeriods(gathered), ...checkCitations(gathered)]
  if (problems.length > 0) return { problems }
  return { rulebook: buildRulebook(gathered, texts) }
}

function buildRulebook(gathered: Gathered, texts: ReadonlyMap<string, string>): Rulebook {
  const { manifest, roles, instruments } = gathered
  const sources = gathered.sources.map(({ file, entry }) => sourceOf(entry, file.path))
  const cite = citationsFrom(sources)
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
    factSections: [],
    facts: new Map(),
    contradictions: [],
    catalogues: new Map(),
    rules: [],
    texts: new Map(),
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

/** Called only after every citation was found to resolve. */
function citationsFrom(sources: readonly Source[]): Cite {
  const known = new Map<string, Citation>(
    sources.flatMap((source) => source.passages.map((passage) => [`${source.id}#${passage.at}`, citationOf(source, passage)] as const)),
  )
  return (cited) => cited.map((at) => known.get(at)).filter((citation) => citation !== undefined)
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
