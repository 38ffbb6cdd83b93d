import ts from "typescript"
import { type Breach, type House, type HouseFile, type HouseRule, isProduct, ruleOnFiles } from "../house.ts"
import { calleeOf, lineOf, nodesOf, nodesUnder } from "../syntax.ts"
import { routeOf, type WrittenRoute } from "./addresses.ts"

/** Doors that somebody without a permit must be able to open, each with its reason. */
const openDoors: readonly { readonly route: string; readonly why: string }[] = [
  { route: "post /v1/access/setup", why: "the one-time link of the first start stands for the permit" },
  { route: "post /v1/access/invitations/accept", why: "the one-time link stands for the permit" },
  { route: "post /v1/access/sign-in", why: "who signs in has no permit yet" },
  { route: "post /v1/access/sign-out", why: "anybody may end their own session" },
  { route: "post /v1/access/sessions/:sessionId/revocation", why: "everybody may end their own sessions" },
  { route: "post /v1/access/one-time-code", why: "everybody may set up their own second factor, against their password" },
  { route: "post /v1/access/one-time-code/confirmation", why: "everybody may set up their own second factor" },
  { route: "post /v1/access/one-time-code/removal", why: "everybody may take their own second factor away, against one of its codes" },
  { route: "post /v1/access/passkey-sign-in/challenge", why: "who signs in has no permit yet" },
  { route: "post /v1/access/passkey-sign-in", why: "who signs in has no permit yet" },
  { route: "post /v1/access/provider-sign-in/address", why: "who signs in has no permit yet" },
  { route: "post /v1/access/provider-sign-in", why: "who signs in has no permit yet" },
  { route: "post /v1/access/provider-proof/address", why: "everybody may prove anew who they are" },
  { route: "post /v1/access/provider-proof", why: "everybody may prove anew who they are, by the attempt their browser keeps" },
  { route: "post /v1/access/passkeys/challenge", why: "everybody may set up their own passkey, against their password" },
  { route: "post /v1/access/passkeys", why: "everybody may set up their own passkey, by the challenge they were given" },
  { route: "post /v1/access/passkeys/removal", why: "everybody may take their own passkey away, against their password" },
  { route: "patch /v1/access/me", why: "everybody may change their own language and password; the session says who they are" },
  { route: "post /v1/access/demonstration/sign-in", why: "invented people of the demonstration; absent outside it" },
  { route: "post /v1/demonstration", why: "before a firm is set up nobody could have a permit; from this machine only" },
]

const changing = new Set(["post", "put", "patch", "delete", "all", "route"])

/** Law 10: a permit is a value. */
export const permitRules: readonly HouseRule[] = [
  ruleOnFiles(
    "a route that changes something asks for a permit (law 10)",
    (path) => isProduct(path) && path.startsWith("src/"),
    (file) =>
      routesOf(file)
        .filter(
          (route) =>
            changing.has(route.method) && !openDoors.some((door) => door.route === printRoute(route)) && !asksPermit(route.call, file),
        )
        .map((route) => ({
          line: lineOf(route.call),
          remedy: `${printRoute(route)} changes something: begin its handler with permitOf(request, "noun.verb") and pass the permit on`,
        })),
  ),
  { name: "every open door leads to a route (law 10)", breachesIn: doorsWithoutRoute },
  ruleOnFiles(
    "only access/ makes a permit (law 10)",
    (path) => isProduct(path) && !path.startsWith("src/access/"),
    (file) =>
      nodesOf(file, ts.isAsExpression)
        .filter((node) => /\bPermit\b/.test(node.type.getText()))
        .map((node) => ({ line: lineOf(node), remedy: "ask permit() for it" })),
  ),
]

/** A door that is gone must not stay open for another that comes by the same address. */
function doorsWithoutRoute({ files }: House): Breach[] {
  const routes = files.filter((file) => isProduct(file.path) && file.path.startsWith("src/")).flatMap(routesOf)
  const known = new Set(routes.map(printRoute))
  return openDoors
    .filter((door) => !known.has(door.route))
    .map((door) => ({ path: "test/house/rules/permits.ts", line: 1, remedy: `no route is ${door.route}: delete it from the open doors` }))
}

function routesOf(file: HouseFile): WrittenRoute[] {
  return nodesOf(file, ts.isCallExpression)
    .map(routeOf)
    .filter((route) => route !== undefined)
}

function printRoute({ method, address }: WrittenRoute): string {
  return `${method} ${address}`
}

/** Among the arguments, or in a function of this file that they name, somebody calls permitOf or permit. */
function asksPermit(call: ts.CallExpression, file: HouseFile): boolean {
  const named = new Set(call.arguments.flatMap((argument) => nodesUnder(argument, ts.isIdentifier)).map((identifier) => identifier.text))
  const functions = nodesOf(file, ts.isFunctionDeclaration).filter((declared) => named.has(declared.name?.text ?? ""))
  return [...call.arguments, ...functions]
    .flatMap((node) => nodesUnder(node, ts.isCallExpression))
    .some((inner) => /^permit(?:Of)?$/.test(calleeOf(inner)))
}
