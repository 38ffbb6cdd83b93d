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

interface KeyChange {
  readonly state: "one_key" | "next_here" | "under_way" | "finished"
  readonly startedAt: string | null
  readonly finishedAt: string | null
  readonly done: number
  readonly total: number
  readonly waitingFor: number
  readonly mayRemoveOld: boolean
}

interface IndexRotation extends Rotation {
  readonly toSignIn: number
}

const indexPath = "/v1/personal-data/index-rotation"

const changePath = "/v1/personal-data/key-change"
const changeStates = {
  one_key: "one key-encryption key; no other is here to change to",
  next_here: "a key that is to take over is here; order the change with `shekara personal-data change-key`",
  under_way: "under way",
  finished: "finished",
} as const

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
  personalData
    .command("rotate-index")
    .description("change the key of the blind indexes, by which names and logins are found; the house goes on working meanwhile")
    .option("--json", "print the API's JSON")
    .action(async (asked: Asked) => printAnswer(asked, await reachApi().send<IndexRotation>(indexPath, { body: {} }), indexLines))
  personalData
    .command("index-rotation")
    .description("how far the newest change of the index key has come")
    .option("--json", "print the API's JSON")
    .action(async (asked: Asked) => printAnswer(asked, await reachApi().get<IndexRotation>(indexPath), indexLines))
  personalData
    .command("change-key")
    .description("wrap all data keys by the key-encryption key in SHEKARA_NEXT_KEY_FILE or SHEKARA_NEXT_KEY of the servers")
    .option("--json", "print the API's JSON")
    .action(async (asked: Asked) => printAnswer(asked, await reachApi().send<KeyChange>(changePath, { body: {} }), changeLines))
  personalData
    .command("key-change")
    .description("how the newest change of the key-encryption key stands, and whether the old one may be removed")
    .option("--json", "print the API's JSON")
    .action(async (asked: Asked) => printAnswer(asked, await reachApi().get<KeyChange>(changePath), changeLines))
}

function changeLines({ state, startedAt, finishedAt, done, total, waitingFor, mayRemoveOld }: KeyChange): string[] {
  const begun = [
    ["Started", startedAt],
    ["Keys", `${done} of ${total} wrapped by the new key`],
    ...(waitingFor > 0 ? [["Waits for", `${waitingFor} servers that were not given the new key`] as const] : []),
    ...(finishedAt === null ? [] : [["Finished", finishedAt] as const]),
    ["Old key", mayRemoveOld ? "may be removed from the servers; keep it with the backups from before" : "still needed"],
  ] as const
  return fieldLines([["Key-encryption key", changeStates[state]], ...(startedAt === null ? [] : begun)])
}

function rotationLines({ state, startedAt, finishedAt, done, total }: Rotation): string[] {
  return fieldLines([
    ["Rotation", states[state]],
    ["Started", startedAt],
    ["Rows", state === "never" ? null : `${Math.min(done, total)} of ${total} sealed anew`],
    ["Finished", finishedAt],
  ])
}

function indexLines({ state, startedAt, finishedAt, done, total, toSignIn }: IndexRotation): string[] {
  return fieldLines([
    ["Index key", states[state]],
    ["Started", startedAt],
    ["Rows", state === "never" ? null : `${Math.min(done, total)} of ${total} indexed anew`],
    ...(toSignIn > 0 ? [["Waits for", `${toSignIn} people to sign in through the identity provider once`] as const] : []),
    ["Finished", finishedAt],
  ])
}
