import { Command, CommanderError } from "commander"
import { exitCodes, Failure, failureJson, failureLines } from "./failure.ts"
import { tell } from "./print.ts"

/** One noun, one file, loaded only when it is asked for: the help must not wait for what it does not show. */
const nouns = {
  access: { about: "sign in and out, see and invite the firm's people", load: async () => (await import("./access.ts")).accessCommand },
  transfers: {
    about: "submit transfers, work and decide what is held, replay decisions, keep prices",
    load: async () => (await import("./transfers.ts")).transfersCommand,
  },
  cases: { about: "read cases, add notes and evidence, hand them over", load: async () => (await import("./cases.ts")).casesCommand },
  customers: { about: "keep the record of customers", load: async () => (await import("./customers.ts")).customersCommand },
  "personal-data": {
    about: "change the keys under which personal data are sealed",
    load: async () => (await import("./personal-data.ts")).personalDataCommand,
  },
  screening: {
    about: "bring sanctions lists, search them, check a name",
    load: async () => (await import("./screening.ts")).screeningCommand,
  },
  rulebook: {
    about: "check and read the rulebook on this disk, without a server",
    load: async () => (await import("./rulebook.ts")).rulebookCommand,
  },
  perimeter: {
    about: "work out where a firm stands in law from a fact sheet, without a server",
    load: async () => (await import("./perimeter.ts")).perimeterCommand,
  },
  audit: { about: "read and export the audit log, see and redeliver events", load: async () => (await import("./audit.ts")).auditCommand },
  backup: {
    about: "copy the whole database into a folder, without a server",
    load: async () => (await import("./backup.ts")).backupCommand,
  },
  restore: {
    about: "bring a backup back into an empty database, without a server",
    load: async () => (await import("./restore.ts")).restoreCommand,
  },
} as const

const epilogue = `
First steps:
  shekara access sign-in --login aigerim --url https://compliance.example.kz
  shekara transfers list --state held
  shekara transfers show <id>

Times are shown in Asia/Almaty; --json prints the API's own JSON, with times in UTC.
Exit codes: 0 done, 1 refused (or a replay that disagrees), 2 the command is written wrongly, 3 the server does not answer.`

/** The command line: a client of the API without privileges. Ends with one of `exitCodes`. */
async function main(words: readonly string[]): Promise<number> {
  const program = new Command("shekara")
    .description("Compliance decisions of a crypto firm, from the command line.")
    .exitOverride()
    .configureHelp({ showGlobalOptions: false })
    .addHelpText("after", epilogue)
  for (const [name, { about, load }] of Object.entries(nouns)) {
    const command = program.command(name).description(about)
    if (words.includes(name)) (await load())(command)
  }
  try {
    await program.parseAsync(words, { from: "user" })
    return exitCodes.done
  } catch (problem) {
    return explain(problem, words.includes("--json"))
  }
}

function explain(problem: unknown, isForPrograms: boolean): number {
  // Commander has printed its own words; only asking for help is no mistake.
  if (problem instanceof CommanderError) return problem.exitCode === 0 ? exitCodes.done : exitCodes.usage
  if (!(problem instanceof Failure)) throw problem
  for (const line of isForPrograms ? [failureJson(problem)] : failureLines(problem)) tell(line)
  return problem.exitCode
}

// Whoever reads us may have seen enough, as `head` has.
process.stdout.on("error", (problem: NodeJS.ErrnoException) => {
  if (problem.code !== "EPIPE") throw problem
  process.exit(exitCodes.done)
})
process.exitCode = await main(process.argv.slice(2))
