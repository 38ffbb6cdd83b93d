import { describe, expect, test } from "vitest"
import { freshDatabase } from "../../test/fresh-database.ts"
import { testKeys } from "../../test/test-keys.ts"
import { openHouse } from "../house.ts"
import type { Database } from "./database.ts"
import { openLog } from "./log.ts"
import { listKnownMigrations, migrate, migrateEmptyTo } from "./migrate.ts"

const first = "0001-first-house"
const entityId = "01900000-0000-7000-8000-000000000001"
const id = "01900000-0000-7000-8000-0000000000ff"
const at = "'2026-11-22T08:00:00Z'"

/** A row of every table of the first house, as that house wrote them; all of it invented. */
const rows = `
insert into entity values ('${entityId}', 'Synthetic LLP', 'KZ', false, ${at});
insert into user_account values ('${entityId}', '${id}', 'asel', 'Asel Synthbekova', 'kk', '{analyst}', null, 0, null, null, ${at}, 1);
insert into session values ('${entityId}', '\\x01', '${id}', ${at}, ${at}, ${at}, null);
insert into one_time_link values ('${entityId}', '\\x02', 'invitation', '${id}', ${at}, ${at}, null);
insert into customer values ('${entityId}', '${id}', 'SYN-1', 'natural', 'Daniyar Synthetic', 'KZ', 'active', '{withdrawal}', 'TSynthetic1', null, 'SYN-ID-1', '1990-01-01', 'Almaty', ${at}, ${at}, 1);
insert into rate values ('${entityId}', '${id}', 'USDT', 'USD', 1.0002, 'synthetic', ${at}, ${at});
insert into sanctions_list values ('${entityId}', '${id}', 'synthetic', 'Synthetic', true, 'active', '\\x03', 1, 1, 'system', ${at}, ${at}, ${at}, null);
insert into sanctions_file values ('${entityId}', '${id}', 'list.json', '\\x04', '\\x05');
insert into sanctions_entry values ('${entityId}', '${id}', '1', 'person', 'SYN', '{}');
insert into transfer values ('${entityId}', '${id}', 'key-1', '\\x06', '${id}', 'withdrawal', 'USDT', 1000000, '{"kind":"natural","name":"Somebody Synthetic"}', 'vasp', 'Synthetic Exchange', 100, 'held', ${at}, null, 1);
insert into decision values ('${entityId}', '${id}', '${id}', 'submission', 'hold', '{}', '\\x07', '[]', 'digest', '0.1.0', ${at});
insert into case_file values ('${entityId}', '${id}', 'transfer', '${id}', 'open', '${id}', ${at}, ${at}, null, null, null, null, null, null, 1);
insert into case_event values ('${entityId}', '${id}', '${id}', 'note', '${id}', ${at}, '{"text":"synthetic"}');
insert into evidence values ('${entityId}', '${id}', '${id}', 'note.txt', 'text/plain', '\\x08', '\\x09', '${id}', ${at});
insert into audit_entry values ('${entityId}', '${id}', ${at}, 'transfer.submitted', '${id}', 'transfer', '${id}', '\\x0a', '\\x0b');
insert into audit_opening values ('${entityId}', '${id}', '\\x0c');
insert into audit_position values ('${entityId}', 0, '${id}');
insert into audit_lease values ('${entityId}', '${id}', 1, ${at}, 1, 1);
insert into audit_pending values ('${entityId}', '01900000-0000-7000-8000-0000000000fe');
insert into outbox values ('${entityId}', '${id}', 'transfer.held', '{}', ${at}, 0, ${at}, null, null, null, 0)`

async function countsIn({ pool }: Database): Promise<Record<string, number>> {
  const { rows: tables } = await pool.query<{ name: string }>("select tablename as name from pg_tables where schemaname = 'public'")
  const counts: Record<string, number> = {}
  for (const { name } of tables) counts[name] = (await pool.query(`select from ${name}`)).rowCount ?? 0
  return counts
}

describe("a database of the first house", () => {
  test("has every table filled here, so that no migration is tried on nothing", async () => {
    const database = await freshDatabase({ isEmpty: true })
    await migrateEmptyTo(database, first)
    await database.pool.query(rows)
    expect(Object.entries(await countsIn(database)).filter(([, count]) => count === 0)).toEqual([])
  })

  test("takes all later migrations on top of its data, loses no row, and a house opens on it", async () => {
    const database = await freshDatabase({ isEmpty: true })
    expect(await migrateEmptyTo(database, first)).toEqual([first])
    await database.pool.query(rows)
    const before = await countsIn(database)
    expect([first, ...(await migrate(database))]).toEqual(await listKnownMigrations())
    expect(await countsIn(database)).toMatchObject(before)
    const house = await openHouse({
      keys: testKeys,
      databaseUrl: database.url,
      host: "127.0.0.1",
      port: 0,
      isDemonstration: false,
      log: openLog("silent"),
    })
    try {
      expect((await fetch(`${house.url}/health`)).status).toBe(200)
    } finally {
      await house.close()
    }
  })
})
