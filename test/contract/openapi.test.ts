import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { describeApi } from "../../tools/describe-api.ts"

test("docs/openapi.json describes the routes as they are; if not, run: npm run openapi", async () => {
  expect(await describeApi()).toBe(readFileSync(new URL("../../docs/openapi.json", import.meta.url), "utf8"))
})
