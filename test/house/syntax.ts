import ts from "typescript"
import type { HouseFile } from "./house.ts"

/** Every node of a file that is of the wanted kind, in the order of the text. */
export function nodesOf<N extends ts.Node>(file: HouseFile, isWanted: (node: ts.Node) => node is N): N[] {
  return nodesUnder(file.tree(), isWanted)
}

export function nodesUnder<N extends ts.Node>(root: ts.Node, isWanted: (node: ts.Node) => node is N): N[] {
  const found: N[] = []
  const visit = (node: ts.Node): void => {
    if (isWanted(node)) found.push(node)
    ts.forEachChild(node, visit)
  }
  visit(root)
  return found
}

/** Line of a node's first character, counted from 1. */
export function lineOf(node: ts.Node): number {
  const file = node.getSourceFile()
  return file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1
}

/** Lines from a node's first character to its last. */
export function lengthInLines(node: ts.Node): number {
  const file = node.getSourceFile()
  return file.getLineAndCharacterOfPosition(node.getEnd()).line + 2 - lineOf(node)
}

/** The nodes around a node, nearest first. */
export function nodesAround(node: ts.Node): ts.Node[] {
  const around: ts.Node[] = []
  for (let outer = node.parent; outer !== undefined; outer = outer.parent) around.push(outer)
  return around
}

export type FunctionNode =
  | ts.FunctionDeclaration
  | ts.FunctionExpression
  | ts.ArrowFunction
  | ts.MethodDeclaration
  | ts.ConstructorDeclaration
  | ts.AccessorDeclaration

/** A function with a body. */
export function isFunctionNode(node: ts.Node): node is FunctionNode {
  const isOne = ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node) || ts.isArrowFunction(node) || ts.isMethodDeclaration(node)
  return (isOne || ts.isConstructorDeclaration(node) || ts.isAccessor(node)) && node.body !== undefined
}

/** What a function is called: its own name, or that of the constant or property it is given to. Empty where it has none. */
export function nameOf(node: FunctionNode): string {
  if (node.name !== undefined) return node.name.getText()
  const { parent } = node
  return (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) && parent.initializer === node ? parent.name.getText() : ""
}

/** Last name of what is called: `insertInto` of `writing.insertInto(…)`. Empty where the callee has no name. */
export function calleeOf(call: ts.CallExpression): string {
  if (ts.isIdentifier(call.expression)) return call.expression.text
  return ts.isPropertyAccessExpression(call.expression) ? call.expression.name.text : ""
}

/** Whether an expression is a plain value that stands for "nothing": false, 0, "", [] or {}, `true` and `null` too. */
export function isPlainValue(node: ts.Expression): boolean {
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return isPlainValue(node.expression)
  if (ts.isArrayLiteralExpression(node)) return node.elements.length === 0
  if (ts.isObjectLiteralExpression(node)) return node.properties.length === 0
  if (ts.isStringLiteralLike(node)) return node.text === ""
  if (ts.isNumericLiteral(node) || ts.isBigIntLiteral(node)) return true
  return [ts.SyntaxKind.TrueKeyword, ts.SyntaxKind.FalseKeyword, ts.SyntaxKind.NullKeyword].includes(node.kind)
}
