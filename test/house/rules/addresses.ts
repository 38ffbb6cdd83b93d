import ts from "typescript"
import { calleeOf } from "../syntax.ts"

/** A route as the code writes it: `app.post("/v1/cases", …)`. */
export interface WrittenRoute {
  readonly call: ts.CallExpression
  readonly method: string
  /** With `${…}` as it stands where the address is put together. */
  readonly address: string
}

const methods = new Set(["get", "post", "put", "patch", "delete", "head", "options", "all", "route"])

/** The route that a call registers, if it registers one. `app.route({…})` has the address "/". */
export function routeOf(call: ts.CallExpression): WrittenRoute | undefined {
  const method = calleeOf(call)
  const [first] = call.arguments
  if (first === undefined || !methods.has(method) || !ts.isPropertyAccessExpression(call.expression)) return undefined
  const address = method === "route" && ts.isObjectLiteralExpression(first) ? "/" : textOf(first)
  return address?.startsWith("/") === true ? { call, method, address } : undefined
}

function textOf(node: ts.Expression): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text
  return ts.isTemplateExpression(node) ? node.getText().slice(1, -1) : undefined
}
