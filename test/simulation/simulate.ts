import type { Rulebook } from "../../src/rulebook/rulebook.ts"
import { Violation } from "./attempt.ts"
import { recover } from "./recover.ts"
import { Running } from "./running.ts"
import { bringList, listChanges, workJob } from "./steps/change-lists.ts"
import { meetings } from "./steps/meet.ts"
import { houseMoves, quote, register } from "./steps/move-house.ts"
import { signings } from "./steps/sign-log.ts"
import type { StepKind } from "./steps/step.ts"
import { submissions } from "./steps/submit-transfers.ts"
import { caseWork } from "./steps/work-cases.ts"
import { openWorld, type Plant } from "./world.ts"

const kinds: readonly StepKind[] = [...submissions, ...caseWork, ...listChanges, ...houseMoves, ...signings, ...meetings]
/** A story sends no more statements than this; a fault planned later does not come. */
const statementsAtMost = 16
const favoured = 6

/** What became of one run: a line for each step, and what broke where something did. */
export interface Run {
  readonly seed: number
  readonly lines: readonly string[]
  readonly faults: number
  readonly violation: string | undefined
}

interface Order {
  readonly seed: number
  readonly steps: number
  readonly rulebook: Rulebook
  readonly plant?: Plant
}

/** Lives through `steps` steps of a world on a migrated, empty database, and checks every invariant after each of them. */
export async function simulate(databaseUrl: string, { seed, steps, rulebook, plant = {} }: Order): Promise<Run> {
  const world = await openWorld(databaseUrl, { seed, rulebook, plant })
  const run = new Running(world)
  const here = kinds.map((kind) => (plant.favour?.includes(kind.name) === true ? { ...kind, often: kind.often * favoured } : kind))
  try {
    for (const opening of [register, register, register, quote, bringList, workJob])
      await run.step("opening", (node) => opening(world, node), 0)
    for (let step = 0; step < steps; step++) {
      const kind = world.chance.pickByOften(here)
      await run.step(kind.name, (node) => kind.happen(world, node), kind.faultsWithin ?? statementsAtMost)
    }
    await recover(world, run)
    return { seed, lines: run.lines, faults: run.faults, violation: undefined }
  } catch (error) {
    if (!(error instanceof Violation)) throw new Error(`Seed ${seed} ended after:\n${run.lines.join("\n")}`, { cause: error })
    return { seed, lines: run.lines, faults: run.faults, violation: error.message }
  } finally {
    await world.close()
  }
}
