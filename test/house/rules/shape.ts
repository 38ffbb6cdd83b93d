import ts from "typescript"
import { type HouseRule, isProduct, isTypeScript, ruleOnFiles } from "../house.ts"
import { calleeOf, type FunctionNode, isFunctionNode, lengthInLines, lineOf, nameOf, nodesOf } from "../syntax.ts"

const longestFile = 300
const longestFunction = 60
const mostArguments = 3
/** Words that say nothing wherever they stand, as the thing itself (`case-manager`), or as a whole name (`index`). */
const saysNothing =
  /(?:^|[-.])(?:utils?|helpers?|common|misc|shared)(?:[-.]|$)|(?:^|[-.])(?:manager|service|handler|processor|impl|base)(?:[.]|$)|^index(?:[.]|$)/

const isOurCode = (path: string): boolean => isTypeScript(path) && /^(?:src|console|test|tools|evaluation)\//.test(path)

/** How large a thing may grow, and what it may be called. */
export const shapeRules: readonly HouseRule[] = [
  ruleOnFiles("a file ends before 300 lines", isOurCode, ({ lines }) =>
    lines.length > longestFile + 1 ? [{ line: longestFile, remedy: `${lines.length - 1} lines: split it where the subject changes` }] : [],
  ),
  ruleOnFiles("a function ends before 60 lines", isOurCode, (file) =>
    nodesOf(file, isFunctionNode)
      .filter((node) => !isDescription(node) && lengthInLines(node) > longestFunction)
      .map((node) => ({
        line: lineOf(node),
        remedy: `${nameOf(node) || "a function"} has ${lengthInLines(node)} lines: give its parts names of their own`,
      })),
  ),
  ruleOnFiles("a function takes three arguments, else an object", isProduct, (file) =>
    nodesOf(file, isFunctionNode)
      .filter((node) => node.parameters.length > mostArguments)
      .map((node) => ({
        line: lineOf(node),
        remedy: `${nameOf(node) || "a function"} takes ${node.parameters.length} arguments: pass one object with named fields`,
      })),
  ),
  ruleOnFiles("a name says what is inside", isOurCode, ({ path }) =>
    path.split("/").some((part) => saysNothing.test(part))
      ? [{ line: 1, remedy: "name it after its subject; a helper lives beside its only caller" }]
      : [],
  ),
  ruleOnFiles("nothing is re-exported wholesale", isOurCode, (file) =>
    nodesOf(file, ts.isExportDeclaration)
      .filter((node) => node.exportClause === undefined || ts.isNamespaceExport(node.exportClause))
      .map((node) => ({ line: lineOf(node), remedy: "name each export, in the file that has it" })),
  ),
]

/** The callback of `describe` holds tests as a chapter holds paragraphs; each test is measured by itself. */
function isDescription(node: FunctionNode): boolean {
  return ts.isCallExpression(node.parent) && /^describe\b/.test(node.parent.expression.getText()) && calleeOf(node.parent) !== "test"
}
