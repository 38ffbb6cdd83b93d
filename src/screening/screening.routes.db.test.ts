import { expect, test } from "vitest"
import { houseWithPeople } from "../../test/builders/access-house.ts"
import { registerAccess } from "../access/register-access.routes.ts"
import { openServer } from "../api/server.ts"
import type { Jobs } from "../runtime/jobs.ts"
import { openLog } from "../runtime/log.ts"
import type { JsonObject } from "../vocabulary/json.ts"
import { installSyntheticList } from "./install-synthetic-list.flow.ts"
import { type ListProgress, runListJob } from "./run-list-job.flow.ts"
import { screeningRoutes } from "./screening.routes.ts"
import { openScreeningLists } from "./screening-lists.flow.ts"

const log = openLog("silent")

/** The real server with the routes of access and screening, an administrator and an analyst, and the jobs promised so far. */
async function openHouse() {
  const house = await houseWithPeople()
  const promised: JsonObject[] = []
  const jobs: Pick<Jobs, "enqueue"> = {
    async enqueue(_name, data) {
      promised.push(data)
      return "job"
    },
  }
  const progress: ListProgress = new Map()
  const parts = { ...house, log, lists: openScreeningLists(house.database), jobs, progress }
  const app = await openServer(parts, "test")
  registerAccess(app, house)
  screeningRoutes(app, parts)
  const { token: analyst } = await house.add("analyst", ["analyst"])
  const ask = async (method: "GET" | "POST", url: string, token: string | undefined, payload?: JsonObject) => {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
    const response = await app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) })
    return { status: response.statusCode, body: response.json() }
  }
  const work = async () => {
    for (const data of promised.splice(0)) await runListJob(parts, data)
  }
  return { ask, work, parts, progress, entityId: house.may.entityId, administrator: house.administratorToken, analyst }
}

const rows = {
  "SDN.CSV": [
    `7,"PETROV, Ivan","individual","SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 14 Mar 1974."`,
    `8,"OTHER",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- `,
  ],
  "alt.csv": [`7,1,"aka","VANYA",-0- `],
  "add.csv": [`7,1,-0- ,-0- ,"Examplia",-0- `],
}

function upload(changes: Partial<typeof rows> = {}): JsonObject {
  const base64 = (lines: readonly string[]) => Buffer.from(`${lines.map((line) => `${line}\r\n`).join("")}\u001a`).toString("base64")
  return {
    list: "ofac-sdn",
    title: "SDN of today",
    files: Object.entries({ ...rows, ...changes }).map(([name, lines]) => ({ name, contentBase64: base64(lines) })),
  }
}

test("an uploaded list replaces the synthetic one once it is read, and names are asked of it", async () => {
  const { ask, work, parts, entityId, administrator, analyst } = await openHouse()
  await installSyntheticList(parts, entityId)
  expect((await ask("GET", "/v1/screening/check?name=Иван%20Петров", analyst)).body).toMatchObject({
    obstacles: ["screening.list_synthetic"],
    matches: [],
  })
  expect((await ask("GET", "/v1/screening/check?name=Demoniyar+Zhalgan+Synthetic", analyst)).body).toMatchObject({
    matches: [{ entryId: "900001", quality: "primary", match: "normalised" }],
  })

  const sent = await ask("POST", "/v1/screening/lists", administrator, upload())
  expect(sent).toMatchObject({ status: 202, body: { outcome: "received" } })
  const { listVersionId } = sent.body
  expect((await ask("GET", `/v1/screening/lists/${listVersionId}`, analyst)).body.list).toMatchObject({
    state: "received",
    entryCount: null,
  })
  await work()
  expect((await ask("GET", `/v1/screening/lists/${listVersionId}`, analyst)).body).toMatchObject({
    list: { state: "active", entryCount: 2, nameCount: 3, isSynthetic: false, title: "SDN of today" },
  })
  expect((await ask("GET", "/v1/screening/lists", analyst)).body.items.map(({ state }: { state: string }) => state)).toEqual([
    "active",
    "superseded",
  ])

  expect((await ask("GET", "/v1/screening/check?name=Иван%20Петров", analyst)).body).toMatchObject({
    name: "Иван Петров",
    normalisedName: "ivan petrov",
    obstacles: [],
    lists: [{ listVersionId }],
    matches: [
      {
        list: "ofac-sdn",
        entryId: "7",
        listedName: "PETROV, Ivan",
        quality: "primary",
        match: "normalised",
        birthDates: ["1974-03-14"],
        addressCountries: ["Examplia"],
      },
    ],
  })
  expect((await ask("POST", "/v1/screening/lists", administrator, upload())).status).toBe(200)
})

test("a damaged upload is refused with file, line and expectation, and the list in force stays", async () => {
  const { ask, work, administrator, analyst } = await openHouse()
  const good = (await ask("POST", "/v1/screening/lists", administrator, upload())).body
  await work()
  const bad = (await ask("POST", "/v1/screening/lists", administrator, upload({ "alt.csv": [`9,1,"aka","NOBODY",-0- `] }))).body
  await work()
  const { items } = (await ask("GET", "/v1/screening/lists", analyst)).body
  expect(items).toMatchObject([
    {
      listVersionId: bad.listVersionId,
      state: "refused",
      problem: { file: "alt.csv", line: 1, expected: "the number of an entry of sdn.csv", got: "9" },
    },
    { listVersionId: good.listVersionId, state: "active" },
  ])
})

test("entries are read page by page and by a part of a name", async () => {
  const { ask, parts, entityId, analyst } = await openHouse()
  const installed = await installSyntheticList(parts, entityId)
  const entries = `/v1/screening/lists/${installed?.listVersionId}/entries`
  const first = (await ask("GET", `${entries}?limit=20`, analyst)).body
  const rest = (await ask("GET", `${entries}?limit=20&cursor=${first.next}`, analyst)).body
  expect([first.items.length, rest.items.length, rest.next]).toEqual([20, 5, undefined])
  expect((await ask("GET", `${entries}?name=mirage`, analyst)).body.items).toMatchObject([
    { entryId: "900201", kind: "vessel", countries: ["Examplia"] },
  ])
})

test("progress is told while files are read", async () => {
  const { ask, progress, administrator, analyst } = await openHouse()
  const { listVersionId } = (await ask("POST", "/v1/screening/lists", administrator, upload())).body
  progress.set(listVersionId, { stage: "storing", entriesDone: 1, entriesInAll: 2 })
  expect((await ask("GET", `/v1/screening/lists/${listVersionId}`, analyst)).body.progress).toEqual({
    stage: "storing",
    entriesDone: 1,
    entriesInAll: 2,
  })
})

test.each([
  ["...", ["screening.list_missing", "screening.name_missing"]],
  ["李明", ["screening.list_missing", "screening.name_unreadable"]],
])("the name %s is not reported as clean", async (name, obstacles) => {
  const { ask, analyst } = await openHouse()
  expect((await ask("GET", `/v1/screening/check?name=${encodeURIComponent(name)}`, analyst)).body).toMatchObject({ obstacles, matches: [] })
})

test("a list that nobody confirmed for days is named as an obstacle", async () => {
  const { ask, parts, entityId, analyst } = await openHouse()
  await installSyntheticList({ ...parts, clock: { now: () => "2026-11-20T08:00:00.000Z" } }, entityId)
  expect((await ask("GET", "/v1/screening/check?name=Anna", analyst)).body.obstacles).toEqual([
    "screening.list_stale",
    "screening.list_synthetic",
  ])
})

test("who may not import, or is not signed in, is turned away", async () => {
  const { ask, analyst } = await openHouse()
  expect(await ask("POST", "/v1/screening/lists", analyst, upload())).toMatchObject({ status: 403, body: { code: "access.not_permitted" } })
  expect(await ask("POST", "/v1/screening/lists", undefined, upload())).toMatchObject({ status: 401 })
  expect(await ask("GET", "/v1/screening/lists", undefined)).toMatchObject({ status: 401 })
})

test.each<[string, (sent: JsonObject) => JsonObject]>([
  ["another list", (sent) => ({ ...sent, list: "un" })],
  ["an unknown field", (sent) => ({ ...sent, isSynthetic: false })],
  ["a file of another name", (sent) => ({ ...sent, files: [{ name: "../sdn.csv", contentBase64: "AAAA" }] })],
  [
    "the same file twice",
    (sent) => ({
      ...sent,
      files: [
        { name: "sdn.csv", contentBase64: "AAAA" },
        { name: "SDN.CSV", contentBase64: "AAAA" },
      ],
    }),
  ],
  ["what is no Base64", (sent) => ({ ...sent, files: [{ name: "sdn.csv", contentBase64: "%%%%" }] })],
  ["a file missing", (sent) => ({ ...sent, files: [{ name: "sdn.csv", contentBase64: "AAAA" }] })],
])("%s is refused and nothing is kept", async (_, change) => {
  const { ask, administrator } = await openHouse()
  expect((await ask("POST", "/v1/screening/lists", administrator, change(upload()))).status).toBe(422)
  expect((await ask("GET", "/v1/screening/lists", administrator)).body.items).toEqual([])
})

test("there is no such list, and no such query", async () => {
  const { ask, analyst } = await openHouse()
  const unknown = "01940000-0000-7000-8000-000000000000"
  for (const url of [`/v1/screening/lists/${unknown}`, `/v1/screening/lists/${unknown}/entries`])
    expect(await ask("GET", url, analyst)).toMatchObject({ status: 404, body: { code: "list.not_found" } })
  expect((await ask("GET", "/v1/screening/check", analyst)).status).toBe(422)
  expect((await ask("GET", "/v1/screening/check?name=a&fuzzy=1", analyst)).status).toBe(422)
})
