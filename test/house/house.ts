import ts from "typescript"

/** One file of ours as the house rules see it. */
export interface HouseFile {
  /** From the root of the repository, with forward slashes. */
  readonly path: string
  readonly text: string
  readonly lines: readonly string[]
  /** Syntax tree of TypeScript and TSX, parsed when first asked for. */
  readonly tree: () => ts.SourceFile
}

/** Everything the rules are held against. */
export interface House {
  readonly files: readonly HouseFile[]
  /** Whether a file or folder stands at a path from the root. */
  readonly has: (path: string) => boolean
}

/** One place where a rule is broken, and what to do about it. */
export interface Breach {
  readonly path: string
  readonly line: number
  readonly remedy: string
}

export interface HouseRule {
  /** A sentence that is true of a tidy house. */
  readonly name: string
  readonly breachesIn: (house: House) => readonly Breach[]
}

export function houseFile(path: string, text: string): HouseFile {
  let tree: ts.SourceFile | undefined
  return {
    path,
    text,
    lines: text.split("\n"),
    tree: () => {
      tree ??= ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS)
      return tree
    },
  }
}

/** A house made of the given texts, by path. */
export function houseOf(texts: Readonly<Record<string, string>>): House {
  const paths = Object.keys(texts)
  return {
    files: Object.entries(texts).map(([path, text]) => houseFile(path, text)),
    has: (path) => paths.some((known) => known === path || known.startsWith(`${path}/`)),
  }
}

/** A rule that looks at one file at a time. `where` says which files it is about. */
export function ruleOnFiles(
  name: string,
  where: (path: string) => boolean,
  breachesIn: (file: HouseFile) => readonly Omit<Breach, "path">[],
): HouseRule {
  return {
    name,
    breachesIn: (house) =>
      house.files.filter((file) => where(file.path)).flatMap((file) => breachesIn(file).map((breach) => ({ path: file.path, ...breach }))),
  }
}

/** A breach on each line that the pattern meets. */
export function linesMatching(file: HouseFile, pattern: RegExp, remedy: string): Omit<Breach, "path">[] {
  return file.lines.flatMap((line, position) => (pattern.test(line) ? [{ line: position + 1, remedy }] : []))
}

export const isTypeScript = (path: string): boolean => /\.tsx?$/.test(path)
const isTest = (path: string): boolean => /\.test\.tsx?$|^test\//.test(path)
/** Code that ships: the server, the command line and the console. */
export const isProduct = (path: string): boolean => /^(?:src|console\/src)\//.test(path) && isTypeScript(path) && !isTest(path)
/** A file without a suffix in a room that thinks: given everything it needs, it touches nothing. */
export const isPure = (path: string): boolean =>
  isProduct(path) &&
  path.startsWith("src/") &&
  !/\.(?:store|client|routes|flow)\.ts$|^src\/(?:runtime|api|cli)\/|^src\/(?:main|house)\.ts$/.test(path)
