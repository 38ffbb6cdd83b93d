import type { Command } from "commander"
import { type Asked, fieldLines, printAnswer } from "./print.ts"
import { reachApi } from "./reach-api.ts"

interface Rotation {
  readonly state: "never" | "under_way" | "finished"
  readonly startedAt: string | null
  readonly finishedAt: string | null
  readonly done: number
  readonly total: number
}

const path = "/v1/personal-data/rotation"
const states = { never: "no key was ever changed", under_way: "under way", finished: "finished" } as const

/** `shekara personal-data`: the keys under which personal data are sealed. */
export function personalDataCommand(personalData: Command): void {
  personalData
    .command("rotate")
    .description("change all data keys for new ones; the house goes on working meanwhile")
    .option("--json", "print the API's JSON")
    .action(async (asked: Asked) => printAnswer(asked, await reachApi().send<Rotation>(path, { body: {} }), rotationLines))
  personalData
    .command("rotation")
    .description("how far the newest rotation has come")
    .option("--json", "print the API's JSON")
    .action(async (asked: Asked) => printAnswer(asked, await reachApi().get<Rotation>(path), rotationLines))
}

function rotationLines({ state, startedAt, finishedAt, done, total }: Rotation): string[] {
  return fieldLines([
    ["Rotation", states[state]],
    ["Started", startedAt],
    ["Rows", state === "never" ? null : `${Math.min(done, total)} of ${total} sealed anew`],
    ["Finished", finishedAt],
  ])
}
