/** Why a fact sheet is not taken, where, and what to do about it. */
export interface SheetProblem {
  /** Keys from the top of the sheet, with dots: `service_lines[0].facts.control.wallet_model`. */
  readonly place: string
  /** Line of the file, where it was read from one. */
  readonly line?: number
  readonly what: string
  readonly remedy: string
  readonly factId?: string
  /** Contradiction of the rulebook, which says it in every language. */
  readonly contradiction?: string
}

/** Notes a problem at a place of the sheet. */
export type Note = (place: readonly (string | number)[], said: Omit<SheetProblem, "place" | "line">) => void

/** Gathers the problems of one sheet; lines are looked up as a file of the rulebook has them. */
export function gatherProblems(lines: ReadonlyMap<string, number> | undefined): { readonly problems: SheetProblem[]; readonly note: Note } {
  const problems: SheetProblem[] = []
  const note: Note = (place, said) => {
    const line = lineOf(lines, place)
    problems.push({ place: printPlace(place), ...(line === undefined ? {} : { line }), ...said })
  }
  return { problems, note }
}

function lineOf(lines: ReadonlyMap<string, number> | undefined, place: readonly (string | number)[]): number | undefined {
  for (let depth = place.length; lines !== undefined && depth >= 0; depth--) {
    const line = lines.get(place.slice(0, depth).join("/"))
    if (line !== undefined) return line
  }
  return undefined
}

function printPlace(place: readonly (string | number)[]): string {
  const text = place.map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`)).join("")
  return text === "" ? "the sheet" : text.replace(/^\./, "")
}
