/** A rulebook file as plain data, with the line on which each key and item stands. */
export interface ReadFile {
  /** Path below `rulebook/`, with forward slashes. */
  readonly path: string
  readonly data: unknown
  /** Line of each place, by its keys joined with "/"; "" is the whole file. */
  readonly lines: ReadonlyMap<string, number>
}

/** Why a file is not taken into the rulebook, where, and what to do about it. */
export interface Problem {
  readonly file: string
  readonly line: number
  readonly what: string
  readonly remedy: string
}

/** A problem at a place in a file. */
export function problemAt(
  file: ReadFile,
  place: readonly PropertyKey[],
  said: { readonly what: string; readonly remedy: string },
): Problem {
  return { file: file.path, line: lineOf(file, place), ...said }
}

/** One line per problem: `aifc/aml.yaml:12: "unit" is missing. State the unit.` */
export function printProblem({ file, line, what, remedy }: Problem): string {
  return `rulebook/${file}:${line}: ${what}. ${remedy}`
}

/** The line of a place; a place that is missing stands on the line of what should hold it. */
export function lineOf(file: ReadFile, place: readonly PropertyKey[]): number {
  for (let depth = place.length; depth >= 0; depth--) {
    const line = file.lines.get(place.slice(0, depth).map(String).join("/"))
    if (line !== undefined) return line
  }
  return 1
}
