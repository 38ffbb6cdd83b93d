/*
 * The boundaries of the house (laws 2 to 5 of ARCHITECTURE.md). Each rule's comment says what to do about a breach.
 *
 */
import { gates as gateRooms, staircase as steps } from "./test/house/staircase.ts"

const gates = gateRooms.join("|")
const staircase = steps.map((rooms) => rooms.join("|"))

const test = "[.]test[.]tsx?$"
const touching = "[.](?:store|client|routes|flow)[.]ts$"
/** Where files touch the world whatever their name: the cellar, the entrances, and the roof where all parts are put together. */
const roof = "^src/(?:main|house)[.]ts$"
const touchingRooms = `^src/(?:runtime|api|cli)/|${roof}`
const pure = { path: "^src/", pathNot: [test, touching, touchingRooms] }
const purePackages = "node_modules/(?:@noble/hashes|canonicalize|zod)/"

/** What offline verbs of the command line may use: stores that read our own files on disk, the two stories that no running server can do, and the one that needs none. */
const offlineWork =
  "^src/rulebook/rulebook[.]store[.]ts$|^src/operations/(?:back-up|restore)[.]flow[.]ts$|^src/perimeter/render-memo[.]flow[.]ts$"

const law = (name, comment, from, to) => ({ name, comment, severity: "error", from, to })

export default {
  forbidden: [
    ...staircase
      .slice(0, -1)
      .map((rooms, step) =>
        law(
          `law-3-downhill-only (${rooms})`,
          "Imports run downhill. Move the shared word down into vocabulary/, or lift the work up into the story that needs both.",
          { path: `^src/(?:${rooms})/`, pathNot: test },
          { path: [`^src/(?:${staircase.slice(step + 1).join("|")})/`, "^src/[^/]+$"] },
        ),
      ),
    law(
      "law-3-every-room-has-its-step",
      "This folder has no step. Put the file into the room of its trade, or give the new room its place in test/house/staircase.ts.",
      { path: "^src/[^/]+/", pathNot: `^src/(?:${staircase.join("|")})/` },
      {},
    ),
    law(
      "law-3-nobody-leans-on-the-roof",
      "The roof puts the parts together and only the start leans on it. Move what you need into the room of its trade.",
      { path: "^(?:src|console/src)/", pathNot: [test, roof] },
      { path: roof },
    ),
    law(
      "law-3-no-cycles",
      "A cycle means that two files are one idea, or that one of them is in the wrong room. Join them, or move the shared part down.",
      {},
      { circular: true },
    ),
    law(
      "law-4-gates-are-strangers",
      "A gate never asks another gate. Share a word through vocabulary/; src/transfers puts the findings together.",
      { path: `^src/(${gates})/` },
      { path: `^src/(?:${gates})/`, pathNot: "^src/$1/" },
    ),
    law(
      "law-4-gates-open-no-cases",
      "A gate returns findings and does nothing. The story decides what becomes of them.",
      { path: `^src/(?:${gates})/`, pathNot: test },
      { path: "^src/cases/" },
    ),
    law(
      "law-5-front-door-only",
      "Enter another room by the file that bears its name, by its .store.ts, or by one of its stories. Export what you need there.",
      { path: "^src/([^/]+)/", pathNot: [test, "^src/api/"] },
      {
        path: "^src/[^/]+/",
        pathNot: ["^src/$1/", "^src/(?:vocabulary|runtime)/", "^src/([^/]+)/\\1(?:[.]store)?[.]ts$", "[.]flow[.]ts$"],
      },
    ),
    law(
      "law-5-entrances-use-doors",
      "The roof and api/ put rooms together by their doors: room.ts, room.store.ts, routes, stories and clients. Export what you need there.",
      { path: ["^src/api/", roof], pathNot: test },
      {
        path: "^src/[^/]+/",
        pathNot: ["^src/(?:vocabulary|runtime|api)/", "^src/([^/]+)/\\1[.]ts$", touching],
      },
    ),
    law(
      "law-2-no-suffix-thinks",
      "A file without a suffix is pure: no node:, and only allow-listed packages. Take what you need as an argument, or name the file for what it touches (.store.ts, .client.ts, .routes.ts, .flow.ts).",
      pure,
      { dependencyTypes: ["core", "npm", "npm-dev", "npm-optional", "npm-peer", "npm-no-pkg", "npm-unknown"], pathNot: purePackages },
    ),
    law(
      "law-2-no-suffix-touches-nothing",
      "Pure code may not import a file that touches the world, not even its types. Take the value as an argument; declare the type you need beside you or in vocabulary/.",
      pure,
      { path: touching },
    ),
    law(
      "law-2-no-suffix-uses-the-cellar",
      "Pure code may know a type of runtime/ and nothing else of it. Take the value as an argument.",
      pure,
      { path: touchingRooms, dependencyTypesNot: ["type-only"] },
    ),
    law(
      "console-speaks-http",
      "The console is a client without privileges. Use the generated API types and src/vocabulary; what it lacks, the API must offer.",
      { path: "^console/src/", pathNot: test },
      { path: "^(?:src|tools|test|rulebook|evaluation)/", pathNot: "^src/vocabulary/" },
    ),
    law(
      "console-needs-no-node",
      "The console runs in a browser. Do this on the server and offer it through the API.",
      { path: "^console/src/", pathNot: test },
      { dependencyTypes: ["core"] },
    ),
    law(
      "console-kit-behind-ui",
      "Import the component from console/src/ui/. The kit stays behind that one door so that it can be exchanged.",
      { path: "^console/src/", pathNot: ["^console/src/ui/", test] },
      { path: "node_modules/@mantine/" },
    ),
    law(
      "server-knows-no-console",
      "The server does not lean on the console, on tools or on evaluation. Move what both need into vocabulary/.",
      { path: "^src/" },
      { path: "^(?:console|tools|evaluation)/" },
    ),
    law(
      "command-line-is-a-client",
      "The command line reaches the server by HTTP; offline verbs use pure code. Call the API, or move the thinking into a file without a suffix.",
      { path: "^src/cli/", pathNot: test },
      { path: [touching, "^src/api/", "^src/runtime/(?:database|schema|runtime)[.]ts$", roof], pathNot: ["^src/cli/", offlineWork] },
    ),
    law(
      "tests-stay-out",
      "Code never leans on a test. Move what both need into the code.",
      { path: "^(?:src|console/src)/", pathNot: test },
      { path: [test, "^test/"] },
    ),
    law(
      "every-import-resolves",
      "The import leads nowhere. Correct the path, or add the dependency to package.json.",
      {},
      { couldNotResolve: true, pathNot: "^virtual:" },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".js", ".mjs"],
      conditionNames: ["import", "node", "default", "types"],
      exportsFields: ["exports"],
    },
  },
}
