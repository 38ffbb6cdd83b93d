import { createHmac } from "node:crypto"
import pg from "pg"

const role = "shekara_house"
const lockKey = 0x73686b72

/**
 * Makes the role under which the house works in its database, beside the superuser who owns the tables, and gives the address
 * of the same database for it. Its password follows from the superuser's: it needs no file, and changes with it.
 */
export async function createHouseRole(ownerUrl: string): Promise<string> {
  const address = new URL(ownerUrl)
  const password = createHmac("sha256", decodeURIComponent(address.password)).update(role).digest("base64url")
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(`begin; select pg_advisory_xact_lock(${lockKey});
      do $make$ begin
        if not exists (select from pg_roles where rolname = '${role}') then create role ${role} login; end if;
      end $make$;
      alter role ${role} nosuperuser nocreatedb nocreaterole noreplication nobypassrls password ${pg.escapeLiteral(password)};
      commit`)
  } finally {
    await client.end()
  }
  address.username = role
  address.password = password
  return address.href
}
