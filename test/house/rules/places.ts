import ts from "typescript"
import { type Breach, type House, type HouseFile, type HouseRule } from "../house.ts"
import { calleeOf, lineOf, nodesOf } from "../syntax.ts"

const verbs = new Set(["get", "post", "put", "patch", "delete", "head"])

/** Law 11: one noun, five places. */
export const placeRules: readonly HouseRule[] = [
  { name: "a room has its five places (law 11)", breachesIn: (house) => routesOfRooms(house).flatMap(({ room, file }) => [...missingPlaces(house, room, file), ...strayAddresses(room, file)]) },
]

function routesOfRooms({ files }: House): { room: string; file: HouseFile }[] {
  return files.flatMap((file) => {
    const room = /^src\/([^/]+)\/\1\.routes\.ts$/.exec(file.path)?.[1]
    return room === undefined ? [] : [{ room, file }]
  })
}

function missingPlaces(house: House, room: string, file: HouseFile): Breach[] {
  return [`src/cli/${room}.ts`, `console/src/${room}`, `docs/guide/${room}.md`]
    .filter((place) => !house.has(place))
    .map((place) => ({ path: file.path, line: 1, remedy: `${room} has routes but no ${place}: one noun, five places` }))
}

function strayAddresses(room: string, file: HouseFile): Breach[] {
  return nodesOf(file, ts.isCallExpression).flatMap((call) => {
    const [address] = call.arguments
    if (!verbs.has(calleeOf(call)) || address === undefined || !ts.isStringLiteralLike(address) || !address.text.startsWith("/")) return []
    const isAtHome = address.text === `/v1/${room}` || address.text.startsWith(`/v1/${room}/`)
    return isAtHome ? [] : [{ path: file.path, line: lineOf(call), remedy: `${address.text} is served by ${room}: let the address begin with /v1/${room}` }]
  })
}
