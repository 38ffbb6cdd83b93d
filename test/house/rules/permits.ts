import ts from "typescript"
import { type HouseFile, type HouseRule, isProduct, ruleOnFiles } from "../house.ts"
import { calleeOf, lineOf, nodesOf, nodesUnder } from "../syntax.ts"

/** Doors that somebody without a session must be able to open, or that concern only the caller's own session. */
const openDoors: readonly { readonly route: string; readonly why: string }[] = [
  { route: "post /v1/access/sign-in", why: "who signs in has no permit yet" },
  { route: "post /v1/access/sign-out", why: "anybody may end their own session" },
]

const changing = new Set(["post", "put", "patch", "delete"])

/** Law 10: a permit is a value. */
export const permitRules: readonly HouseRule[] = [
  ruleOnFiles("a route that changes something asks for a permit (law 10)", (path) => isProduct(path) && path.endsWith(".routes.ts"), (file) =>
    nodesOf(file, isChangingRoute)
      .filter((call) => !openDoors.some(({ route }) => route === routeOf(call)) && !asksPermit(call, file))
      .map((call) => ({ line: lineOf(call), remedy: `${routeOf(call)} changes something: begin its handler with permitOf(request, "noun.verb") and pass the permit on` })),
  ),
  ruleOnFiles("only access/ makes a permit (law 10)", (path) => isProduct(path) && !path.startsWith("src/access/"), (file) =>
    nodesOf(file, ts.isAsExpression)
      .filter((node) => /\bPermit\b/.test(node.type.getText()))
      .map((node) => ({ line: lineOf(node), remedy: "ask permit() for it" })),
  ),
]

/** `app.post("/v1/…", …)` and its kin. */
function isChangingRoute(node: ts.Node): node is ts.CallExpression {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false
  const [address] = node.arguments
  return changing.has(calleeOf(node)) && address !== undefined && ts.isStringLiteralLike(address) && address.text.startsWith("/")
}

function routeOf(call: ts.CallExpression): string {
  const [address] = call.arguments
  return `${calleeOf(call)} ${address !== undefined && ts.isStringLiteralLike(address) ? address.text : ""}`
}

/** Among the arguments, or in a function of this file that they name, somebody calls permitOf or permit. */
function asksPermit(call: ts.CallExpression, file: HouseFile): boolean {
  const named = new Set(call.arguments.flatMap((argument) => nodesUnder(argument, ts.isIdentifier)).map((identifier) => identifier.text))
  const functions = nodesOf(file, ts.isFunctionDeclaration).filter((declared) => named.has(declared.name?.text ?? ""))
  return [...call.arguments, ...functions].flatMap((node) => nodesUnder(node, ts.isCallExpression)).some((inner) => /^permit(?:Of)?$/.test(calleeOf(inner)))
}
