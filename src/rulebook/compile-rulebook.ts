import type { Citation } from "../vocabulary/citation.ts"
import { checkCitations } from "./check-citations.ts"
import { checkPeriods } from "./check-periods.ts"
import { digestOf } from "./digest-of.ts"
import { type Gathered, gatherFiles } from "./gather-files.ts"
import { type Cite, periodsOf } from "./periods-of.ts"
import type { Problem, ReadFile } from "./read-file.ts"
import type { Parameter, Rulebook, Source } from "./rulebook.ts"
import type { ParameterEntry, SourceFile } from "./rulebook-schema.ts"

/**
 * Makes one rulebook of its files, in whatever order they come, or says everything that is wrong with them: a rulebook
 * with one problem is no rulebook. `texts` are kept so that a reader can be shown the file a value stands in.
 */
export function compileRulebook(
  files: readonly ReadFile[],
  texts: ReadonlyMap<string, string>,
): { readonly rulebook: Rulebook } | { readonly problems: readonly Problem[] } {
  const gathered = gatherFiles([...files].sort(byKey((file) => file.path)))
  if ("problems" in gathered) return gathered
  const problems = [...checkPeriods(gathered), ...checkCitations(gathered)]
  if (problems.length > 0) return { problems }
  return { rulebook: buildRulebook(gathered, texts) }
}

function buildRulebook(gathered: Gathered, texts: ReadonlyMap<string, string>): Rulebook {
  const { manifest, roles, instruments } = gathered
  const sources = gathered.sources.map(({ file, entry }) => sourceOf(entry, file.path)).sort(byKey(({ id }) => id))
  const cite = citationsFrom(sources)
  const parameters = instruments
    .flatMap(({ file, entry }) =>
      entry.parameters.map((parameter) => parameterOf(parameter, { instrument: entry.instrument, file: file.path, cite })),
    )
    .sort(byKey(({ id }) => id))
  return {
    id: manifest.entry.id,
    version: manifest.entry.version,
    title: manifest.entry.title,
    status: manifest.entry.status,
    digest: digestOf(gathered),
    instruments: [...instruments, roles]
      .map(({ file, entry }) => ({ id: entry.instrument, title: entry.title, file: file.path }))
      .sort(byKey(({ id }) => id)),
    sources: new Map(sources.map((source) => [source.id, source])),
    parameters: new Map(parameters.map((parameter) => [parameter.id, parameter])),
    roles: roles.entry.roles,
    files: new Map([...texts].sort(byKey(([path]) => path))),
  }
}

interface Surroundings {
  readonly instrument: string
  readonly file: string
  readonly cite: Cite
}

function parameterOf(entry: ParameterEntry, { instrument, file, cite }: Surroundings): Parameter {
  return { id: entry.id, meaning: entry.meaning, instrument, file, ...periodsOf(entry, cite) }
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

function byKey<T>(keyOf: (item: T) => string): (left: T, right: T) => number {
  return (left, right) => (keyOf(left) < keyOf(right) ? -1 : keyOf(left) > keyOf(right) ? 1 : 0)
}
