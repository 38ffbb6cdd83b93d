import { afterAll } from "vitest"
import { closeFreshDatabases } from "./fresh-database.ts"

afterAll(closeFreshDatabases)
