import ts from "typescript"
import { type HouseRule, isPure, ruleOnFiles } from "../house.ts"
import { lineOf, nodesOf } from "../syntax.ts"

/** Global names through which time, chance, the network, the machine or its environment come in. */
const worldly = new Set([
  "process",
  "fetch",
  "setTimeout",
  "setInterval",
  "setImmediate",
  "queueMicrotask",
  "performance",
  "crypto",
  "console",
  "globalThis",
  "XMLHttpRequest",
  "WebSocket",
  "navigator",
  "__dirname",
  "__filename",
  "require",
])
/** Methods whose answer depends on the language of the machine unless they are told one. */
const tongues: Readonly<Record<string, number>> = {
  localeCompare: 1,
  toLocaleString: 0,
  toLocaleDateString: 0,
  toLocaleTimeString: 0,
  toLocaleUpperCase: 0,
  toLocaleLowerCase: 0,
}

/** Laws 2 and 8: what thinks can be asked again and answers the same. */
export const purityRules: readonly HouseRule[] = [
  ruleOnFiles("thinking needs no clock, dice, network or environment (laws 2 and 8)", isPure, (file) => [
    ...nodesOf(file, isWorldly).map((node) => ({
      line: lineOf(node),
      remedy: `${node.getText()} gives another answer on another day: take the time, the id or the value as an argument`,
    })),
    ...nodesOf(file, isUntoldTongue).map((node) => ({
      line: lineOf(node),
      remedy: "the machine's language decides here: name the locale, or compare code points",
    })),
  ]),
]

function isWorldly(node: ts.Node): node is ts.Expression {
  if (ts.isNewExpression(node)) return node.expression.getText() === "Date" && (node.arguments?.length ?? 0) === 0
  if (ts.isCallExpression(node)) return node.expression.getText() === "Date" || node.expression.kind === ts.SyntaxKind.ImportKeyword
  if (ts.isPropertyAccessExpression(node))
    return /^(?:Date\.now|Math\.random|Temporal\.Now|import\.meta)$/.test(node.getText()) || ts.isMetaProperty(node.expression)
  return ts.isIdentifier(node) && worldly.has(node.text) && isReadAsGlobal(node)
}

/** Not the name of a property, of a declaration or of a type: the thing itself. */
function isReadAsGlobal(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent) || ts.isQualifiedName(parent))
    return (ts.isPropertyAccessExpression(parent) ? parent.expression : parent.left) === node
  const isNameOfSomething = "name" in parent && parent.name === node
  return !isNameOfSomething && !ts.isTypeNode(parent) && !ts.isBindingElement(parent) && !ts.isImportSpecifier(parent)
}

function isUntoldTongue(node: ts.Node): node is ts.CallExpression {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false
  const told = tongues[node.expression.name.text]
  return told !== undefined && node.arguments.length <= told
}
