import { posix } from "node:path"
import ts from "typescript"
import { type Breach, type House, type HouseFile, type HouseRule, isTypeScript, linesMatching, ruleOnFiles } from "../house.ts"
import { calleeOf, lineOf, nodesOf } from "../syntax.ts"

const isMarkdown = (path: string): boolean => path.endsWith(".md")
/** History may name what is gone. */
const isHistory = (path: string): boolean => /^CHANGELOG\.md$|^docs\/decisions\//.test(path)

const noteToSelf = /(?:\/\/|\/\*|^\s*\*|#|<!--).*\b(?:TO[D]O|FIX[M]E|XX[X])\b/
const suppression = /@ts-(?:ignore|nocheck)|(?:biome|eslint|oxlint|tslint|prettier)-(?:ignore|disable)|(?:c8|v8|istanbul) ignore/
const expectedError = /@ts-expect-[e]rror/
/** A path that exists on one machine only. */
const machinePath = /(?<![\w.}])\/(?:work\/\w|root\/[\w.]|home\/\w|Users\/\w)/

/** What stands in comments, documents and test names. */
export const wordRules: readonly HouseRule[] = [
  ruleOnFiles(
    "no note to self is left behind",
    (path) => !isMarkdown(path),
    (file) => linesMatching(file, noteToSelf, "do it now, or open an issue and say nothing here"),
  ),
  ruleOnFiles(
    "no finding of a tool is suppressed",
    () => true,
    (file) => linesMatching(file, suppression, "mend what the tool found, or change the rule for everybody with a decision record"),
  ),
  ruleOnFiles(
    "an error is expected of the compiler only in a test",
    (path) => isTypeScript(path) && !/\.test\.tsx?$/.test(path),
    (file) => linesMatching(file, expectedError, "make the types say it; only a test may prove that something does not compile"),
  ),
  ruleOnFiles("no test is skipped or singled out", isTypeScript, (file) =>
    nodesOf(file, ts.isPropertyAccessExpression)
      .filter((node) => /^(?:test|it|describe)\.(?:skip|only|todo|fails)$/.test(node.getText()))
      .map((node) => ({ line: lineOf(node), remedy: `${node.getText()}: mend the test, or delete it` })),
  ),
  ruleOnFiles("a conditional test waits for real data and nothing else", isTypeScript, (file) =>
    nodesOf(file, ts.isCallExpression)
      .filter((call) => /^(?:skipIf|runIf)$/.test(calleeOf(call)) && !/realData/.test(file.text))
      .map((call) => ({ line: lineOf(call), remedy: "let it run everywhere; only tests on realData(…) may wait for it" })),
  ),
  ruleOnFiles(
    "no path of somebody's machine is committed",
    () => true,
    (file) => linesMatching(file, machinePath, "name it relative to the repository, or take it from the environment"),
  ),
  {
    name: "no link in a document is dead",
    breachesIn: (house) => house.files.filter((file) => isMarkdown(file.path)).flatMap((file) => deadLinks(file, house)),
  },
  {
    name: "a document names only files that exist",
    breachesIn: (house) =>
      house.files.filter((file) => isMarkdown(file.path) && !isHistory(file.path)).flatMap((file) => missingFiles(file, house)),
  },
]

function deadLinks(file: HouseFile, house: House): Breach[] {
  return withoutCode(file).flatMap((line, position) =>
    [...line.matchAll(/\]\(<?([^()\s>]+)>?(?:\s+"[^"]*")?\)/g)]
      .map((match) => match[1] ?? "")
      .filter((target) => !/^[a-z]+:|^\/\//i.test(target) && !leadsSomewhere(target, file, house))
      .map((target) => ({ path: file.path, line: position + 1, remedy: `the link to ${target} leads nowhere: correct or delete it` })),
  )
}

function leadsSomewhere(target: string, from: HouseFile, house: House): boolean {
  const [path = "", anchor] = target.split("#")
  const place = path === "" ? from.path : posix.normalize(posix.join(posix.dirname(from.path), decodeURIComponent(path)))
  if (!house.has(place.replace(/\/$/, ""))) return false
  const document = house.files.find((file) => file.path === place)
  return anchor === undefined || document === undefined || !isMarkdown(place) || headingsOf(document).includes(anchor)
}

/** Headings as GitHub turns them into anchors. */
function headingsOf(file: HouseFile): string[] {
  return withoutCode(file)
    .filter((line) => /^#{1,6} /.test(line))
    .map((line) =>
      line
        .replace(/^#+ /, "")
        .trim()
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, "")
        .replaceAll(" ", "-"),
    )
}

/** Paths of ours in inline code, such as `src/cases/cases.ts`. One with a placeholder is an example. */
function missingFiles(file: HouseFile, house: House): Breach[] {
  return withoutCode(file).flatMap((line, position) =>
    [...line.matchAll(/`((?:src|console|test|tools|docs|rulebook|bin|evaluation)\/[\w@./-]+)`/g)]
      .map((match) => (match[1] ?? "").replace(/\/$/, ""))
      .filter((path) => !house.has(path))
      .map((path) => ({ path: file.path, line: position + 1, remedy: `${path} does not exist: correct or delete its name` })),
  )
}

/** The lines of a document, with those of fenced code left empty. */
function withoutCode(file: HouseFile): string[] {
  let isFenced = false
  return file.lines.map((line) => {
    const isFence = /^\s*(?:```|~~~)/.test(line)
    if (isFence) isFenced = !isFenced
    return isFence || isFenced ? "" : line
  })
}
