import { join } from "node:path"
import { defineConfig } from "vitest/config"

const minute = 60_000

/** Where `npm test` gathers what each run counted. Taken out of the environment, for a run that a test starts counts for itself. */
const { TEST_RESULTS: results } = process.env
delete process.env["TEST_RESULTS"]

/** Kinds of test, told apart by their names. Modules hold no state of ours, so files share a worker: loading zod for each file costs minutes. */
export default defineConfig({
  test: {
    isolate: false,
    pool: "threads",
    // What must become true comes late on a busy machine; where it comes at once, nobody waits.
    expect: { poll: { timeout: 30_000 } },
    reporters: results === undefined ? ["default"] : ["default", ["json", { outputFile: join(results, `${process.pid}.json`) }]],
    projects: [
      {
        extends: true,
        test: {
          name: "pure",
          include: ["src/**/*.test.ts", "console/src/**/*.test.{ts,tsx}", "evaluation/**/*.test.ts", "test/house/tidy*.test.ts"],
          exclude: ["**/*.db.test.ts"],
          // Some read the whole house or thousands of samples; a busy machine is no defect.
          testTimeout: minute,
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: ["src/**/*.db.test.ts", "test/**/*.db.test.ts", "test/contract/*.test.ts"],
          globalSetup: ["test/global-database.ts"],
          setupFiles: ["test/close-databases.ts"],
          // A time-out ends what hangs. It is no measure of speed: beside other work the longest takes ten times its seconds.
          testTimeout: 5 * minute,
          hookTimeout: 5 * minute,
        },
      },
      {
        extends: true,
        test: {
          name: "journeys",
          include: ["test/journeys/*.journey.test.ts"],
          globalSetup: ["test/global-database.ts"],
          setupFiles: ["test/close-databases.ts"],
          testTimeout: 5 * minute,
          hookTimeout: 5 * minute,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: "laws",
          include: ["test/house/laws.test.ts"],
          testTimeout: 10 * minute,
          hookTimeout: 10 * minute,
        },
      },
    ],
  },
})
