import ts from "typescript"
import type { Breach, House, HouseFile, HouseRule } from "../house.ts"
import { lineOf, nodesOf } from "../syntax.ts"
import { routeOf } from "./addresses.ts"

/** Law 11: one noun, five places. */
export const placeRules: readonly HouseRule[] = [
  { name: "a room with routes has its five places (law 11)", breachesIn: missingPlaces },
  { name: "an address begins with the room that serves it (law 11)", breachesIn: ({ files }) => files.flatMap(strayAddresses) },
]

function missingPlaces(house: House): Breach[] {
  return house.files.flatMap(({ path }) => {
    const room = /^src\/([^/]+)\/\1\.routes\.ts$/.exec(path)?.[1]
    if (room === undefined) return []
    return [`src/cli/${room}.ts`, `console/src/${room}`, `docs/guide/${room}.md`]
      .filter((place) => !house.has(place))
      .map((place) => ({ path, line: 1, remedy: `${room} has routes but no ${place}: one noun, five places` }))
  })
}

/** The entrance's own routes (is the service ready, start the demonstration) belong to no room. */
function strayAddresses(file: HouseFile): Breach[] {
  const room = /^src\/(?!api\/)([^/]+)\/[^/]+\.routes\.ts$/.exec(file.path)?.[1]
  if (room === undefined) return []
  return nodesOf(file, ts.isCallExpression).flatMap((call) => {
    const address = routeOf(call)?.address
    if (address === undefined || address === `/v1/${room}` || address.startsWith(`/v1/${room}/`)) return []
    return [{ path: file.path, line: lineOf(call), remedy: `${address} is served by ${room}: let the address begin with /v1/${room}` }]
  })
}
