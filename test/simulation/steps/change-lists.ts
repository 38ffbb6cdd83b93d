import { permit } from "../../../src/access/access.ts"
import { digestFiles } from "../../../src/screening/list-version.store.ts"
import type { FileName } from "../../../src/screening/lists/ofac/parse-list.ts"
import { receiveList } from "../../../src/screening/receive-list.flow.ts"
import { runListJob } from "../../../src/screening/run-list-job.flow.ts"
import type { JsonObject } from "../../../src/vocabulary/json.ts"
import { attempt, told } from "../attempt.ts"
import type { SimulatedNode } from "../open-node.ts"
import type { World } from "../world.ts"
import type { StepKind } from "./step.ts"

/** Everybody who may stand on a list or at the other end of a transfer. Nobody of them exists. */
export const possibleNames: readonly string[] = ["Alpha", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot", "Golf", "Hotel"].map(
  (name) => `${name} Simulated Person`,
)

/** Lists change: new files are brought, some of them broken, and the jobs that read them run once or more often. */
export const listChanges: readonly StepKind[] = [
  { name: "bring a list", often: 8, happen: bringList },
  { name: "work a job", often: 12, happen: workJob },
]

export async function bringList(world: World, node: SimulatedNode): Promise<string> {
  const { chance, rulebook, cast } = world
  const made = { names: possibleNames.filter(() => chance.happens(0.35)), isBroken: chance.happens(0.15) }
  const files = filesOf(made)
  world.lists.set(digestFiles(files).toString("hex"), made)
  const may = permit(chance.pick(cast.withRole("administrator")), "screening.import", rulebook.roles)
  const parts = { ...node.parts, jobs: jobsOf(world) }
  const heard = await attempt(node, () => receiveList(parts, may, { list: "ofac-sdn", title: "Simulated list", files }))
  return `${made.isBroken ? "broken " : ""}${made.names.length} names: ${told(heard, ({ outcome }) => outcome)}`
}

/** A job may run twice, and the first run may end in the middle. It is done when a run came to its end. */
export async function workJob(world: World, node: SimulatedNode): Promise<string> {
  const { rows } = await world.observer.pool.query<{ job_id: string; data: JsonObject }>(
    "select * from simulated_job order by job_id limit 1",
  )
  const [job] = rows
  if (job === undefined) return "no job"
  const heard = await attempt(node, () => runListJob({ ...node.parts, progress: new Map() }, job.data))
  const isDone = heard.kind === "answered" && !world.chance.happens(0.2)
  if (isDone) await world.observer.pool.query("delete from simulated_job where job_id = $1", [job.job_id])
  return `${told(heard, () => "done")}${isDone ? "" : ", to be run again"}`
}

/** Keeps jobs in a table of the simulation, within the transaction of whoever promises them. */
export function jobsOf({ newId }: World) {
  return {
    async enqueue(_: string, data: JsonObject, { writing }: { writing?: unknown } = {}) {
      const jobId = newId()
      await insertJob(writing as Inserting, { jobId, data })
      return jobId
    },
  }
}

interface Inserting {
  insertInto(table: string): { values(row: object): { execute(): Promise<unknown> } }
}

async function insertJob(writing: Inserting, { jobId, data }: { jobId: string; data: JsonObject }): Promise<void> {
  await writing
    .insertInto("simulated_job")
    .values({ job_id: jobId, data: JSON.stringify(data) })
    .execute()
}

/** Files in the Treasury's form. One entry always stands there, for an empty list is a broken one. */
export function filesOf({ names, isBroken }: { names: readonly string[]; isBroken: boolean }): ReadonlyMap<FileName, Uint8Array> {
  const empty = "-0- ,".repeat(7)
  const rows = ["Nobody Whatever", ...names].map(
    (name, index) => `${800_000 + index},"${name}",${isBroken ? '"alien"' : '"individual"'},"SIMULATED",${empty}"Nobody real."`,
  )
  const bytes = (lines: readonly string[]) => Buffer.from(`${lines.map((line) => `${line}\r\n`).join("")}\x1a`)
  return new Map<FileName, Uint8Array>([
    ["sdn.csv", bytes(rows)],
    ["alt.csv", bytes(['800000,810000,"aka","Nobody Atall",-0- '])],
    ["add.csv", bytes(['800000,820000,-0- ,-0- ,"Nowhere",-0- '])],
  ])
}
