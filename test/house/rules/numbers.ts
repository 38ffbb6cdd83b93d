import ts from "typescript"
import { type HouseRule, isPure, ruleOnFiles } from "../house.ts"
import { gates } from "../staircase.ts"
import { calleeOf, lineOf, nodesOf } from "../syntax.ts"

const remedy =
  "a number of law or policy stands in rulebook/ with its date, unit and citation: ask the Law for it, and hold where it has none"
const isGate = (path: string): boolean => isPure(path) && new RegExp(`^src/(?:${gates.join("|")})/`).test(path)
/** What reads a published file: how many columns that file has, and how large it can be, is no word of law or policy. */
const isFormat = (path: string): boolean => /^src\/[^/]+\/lists\/(?:.*\/)?(?:parse|read|map)-[^/]+\.ts$/.test(path)
/** Methods whose numbers are positions in a text or an array, or a notation. */
const positional = new Set(["slice", "at", "charAt", "charCodeAt", "codePointAt", "substring", "indexOf", "padStart", "padEnd", "toString"])

/** Law 1: the law lives in rulebook/. */
export const numberRules: readonly HouseRule[] = [
  ruleOnFiles(
    "a gate knows no number (law 1)",
    (path) => isGate(path) && !isFormat(path),
    (file) =>
      nodesOf(file, isNumber)
        .filter((node) => !/^[01]n?$/.test(node.getText()) && !isPosition(node))
        .map((node) => ({ line: lineOf(node), remedy })),
  ),
]

/** A literal number, a big one, or a text that is nothing but a number: `1000`, `1000n`, `"1000"`. */
function isNumber(node: ts.Node): node is ts.LiteralExpression {
  if (ts.isLiteralTypeNode(node.parent ?? node)) return false
  return ts.isNumericLiteral(node) || ts.isBigIntLiteral(node) || (ts.isStringLiteralLike(node) && /^\d+(?:[._]\d+)*$/.test(node.text))
}

function isPosition(node: ts.LiteralExpression): boolean {
  const { parent } = node
  if (ts.isElementAccessExpression(parent)) return parent.argumentExpression === node
  const call = ts.isPrefixUnaryExpression(parent) ? parent.parent : parent
  return ts.isCallExpression(call) && positional.has(calleeOf(call))
}
