import ts from "typescript"
import { type HouseRule, isProduct, isPure, ruleOnFiles } from "../house.ts"
import { gates } from "../staircase.ts"
import { calleeOf, isFunctionNode, isPlainValue, lineOf, nameOf, nodesAround, nodesOf, nodesUnder } from "../syntax.ts"

const holds = "a catch decides: hold, refuse, or rethrow with the cause; silence never releases"
/** Where `undefined` for "could not be known" leads to no decision: the cellar, the command line, the console. */
const mayNotKnow = /^(?:src\/runtime|src\/cli|console\/src)\//
/** Pure code on which an outcome rests. What only prints may leave a cell empty. */
const isDecisive = (path: string): boolean =>
  isPure(path) &&
  new RegExp(`^src/(?:${[...gates, "rulebook", "transfers"].join("|")})/`).test(path) &&
  !/\/(?:print|write)-[^/]+$/.test(path)

/** Laws 6 and 9: what did not answer holds, and what is not known is not assumed. */
export const silenceRules: readonly HouseRule[] = [
  ruleOnFiles("no failure is swallowed (law 6)", isProduct, (file) => [
    ...nodesOf(file, ts.isCatchClause)
      .filter((node) => swallows(node.block) && !isAnswer(node, file.path))
      .map((node) => ({ line: lineOf(node), remedy: holds })),
    ...nodesOf(file, ts.isCallExpression)
      .filter(
        (node) =>
          calleeOf(node) === "catch" &&
          node.arguments.some((argument) => isFunctionNode(argument) && swallowsAsFunction(argument, file.path)),
      )
      .map((node) => ({ line: lineOf(node), remedy: holds })),
  ]),
  ruleOnFiles("what is thrown again keeps its cause (law 6)", isProduct, (file) =>
    nodesOf(file, ts.isCatchClause)
      .filter((node) => nodesUnder(node.block, isFreshThrow).length > 0 && !usesItsError(node))
      .map((node) => ({ line: lineOf(node), remedy: "pass what was caught on as the cause" })),
  ),
  ruleOnFiles("a missing fact is never given a default (law 9)", isDecisive, (file) => [
    ...nodesOf(file, ts.isBinaryExpression)
      .filter(isDefaulted)
      .map((node) => ({
        line: lineOf(node),
        remedy: "unknown is not false: ask for the fact, and return a finding that holds where it is missing",
      })),
    ...nodesOf(file, isDefaultedName).map((node) => ({
      line: lineOf(node),
      remedy: "unknown is not false: demand the fact, or take undefined and hold",
    })),
  ]),
]

/** Nothing happens, or a plain value is answered as if nothing had happened. */
function swallows(block: ts.Block): boolean {
  const [first, ...rest] = block.statements
  if (first === undefined) return true
  if (rest.length > 0 || !ts.isReturnStatement(first)) return false
  return first.expression === undefined || isPlainValue(first.expression) || isUndefined(first.expression)
}

function swallowsAsFunction({ body }: { readonly body?: ts.ConciseBody | undefined }, path: string): boolean {
  if (body === undefined) return false
  if (ts.isBlock(body)) return swallows(body)
  return isPlainValue(body) || ((isUndefined(body) || ts.isVoidExpression(body)) && !mayNotKnow.test(path))
}

/**
 * Where failing is what was asked about, a plain value is the answer: reading a text may end in undefined; outside the rooms
 * that decide, `is…`, `has…` and `verify…` may say false; and about the machine it runs on the cellar may say either.
 */
function isAnswer(node: ts.CatchClause, path: string): boolean {
  const asked = nodesAround(node).find(isFunctionNode)
  const [only] = node.block.statements
  if (asked === undefined || only === undefined || !ts.isReturnStatement(only) || only.expression === undefined) return false
  const question = nameOf(asked)
  if (isUndefined(only.expression)) return mayNotKnow.test(path) || /^(?:parse|read)[A-Z]/.test(question) || readsText(node.parent.tryBlock)
  if (isDecisive(path) || !/^(?:is|has|verify)[A-Z]/.test(question)) return false
  return (
    only.expression.kind === ts.SyntaxKind.FalseKeyword || (only.expression.kind === ts.SyntaxKind.TrueKeyword && mayNotKnow.test(path))
  )
}

/** Work whose only failure is that a text cannot be read. */
function readsText(block: ts.Block): boolean {
  const readers = /^(?:JSON\.parse|BigInt|decodeURIComponent|URL|.*\.decode)$/s
  const calls = nodesUnder(
    block,
    (node): node is ts.CallExpression | ts.NewExpression => ts.isCallExpression(node) || ts.isNewExpression(node),
  )
  return nodesUnder(block, ts.isAwaitExpression).length === 0 && calls.some((call) => readers.test(call.expression.getText()))
}

function isFreshThrow(node: ts.Node): node is ts.ThrowStatement {
  return ts.isThrowStatement(node) && (ts.isNewExpression(node.expression) || ts.isCallExpression(node.expression))
}

function usesItsError(node: ts.CatchClause): boolean {
  const name = node.variableDeclaration?.name.getText()
  return name !== undefined && nodesUnder(node.block, ts.isIdentifier).some((identifier) => identifier.text === name)
}

/** What a finding says about itself. No fact: a rule that is not there has nothing to cite, and details may be none. */
const partsOfFindings = new Set(["citations", "details"])
const defaulting: readonly ts.SyntaxKind[] = [
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionEqualsToken,
  ts.SyntaxKind.BarBarEqualsToken,
]

/**
 * `fact ?? false` and its kin. A look-up that finds nothing (`index.get(key) ?? []`) and a piece of a text that was
 * cut apart (`match[2] ?? ""`) are answers and no missing facts.
 */
function isDefaulted({ left, operatorToken, right }: ts.BinaryExpression): boolean {
  if (!defaulting.includes(operatorToken.kind) || right.kind === ts.SyntaxKind.NullKeyword || !isPlainValue(right)) return false
  if (ts.isPropertyAccessExpression(left)) return !partsOfFindings.has(left.name.text)
  if (ts.isElementAccessExpression(left)) return !(ts.isNumericLiteral(left.argumentExpression) && ts.isStringLiteral(right))
  return !(ts.isCallExpression(left) && calleeOf(left) === "get" && ts.isArrayLiteralExpression(right))
}

/** A parameter or a field taken out of an object that is given a plain value where the caller has none. */
function isDefaultedName(node: ts.Node): node is ts.ParameterDeclaration | ts.BindingElement {
  if (!(ts.isParameter(node) || ts.isBindingElement(node)) || node.initializer === undefined) return false
  if (!isPlainValue(node.initializer) || partsOfFindings.has(node.name.getText())) return false
  return !(ts.isArrayBindingPattern(node.parent) && ts.isStringLiteral(node.initializer))
}

function isUndefined(node: ts.Expression): boolean {
  return ts.isIdentifier(node) && node.text === "undefined"
}
