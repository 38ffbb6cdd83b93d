/*
 * One more node on the database of a house that is being measured: node decision-node.ts DATABASE_URL KEY_FILE. Prints its
 * address as JSON and serves until told to stop.
 */
import { openHouse } from "../../src/house.ts"
import { openLog } from "../../src/runtime/log.ts"

const [databaseUrl, file] = process.argv.slice(2)
if (databaseUrl === undefined || file === undefined) throw new Error("Say which database, and which key file")
const house = await openHouse({ databaseUrl, keys: { file }, host: "127.0.0.1", port: 0, isDemonstration: false, log: openLog("error") })
process.on("SIGTERM", () => void house.close().then(() => process.exit(0)))
console.log(JSON.stringify({ url: house.url }))
