import { describe, expect, test } from "vitest"
import { callerOf, houseWithPeople } from "../../test/builders/access-house.ts"
import { testKeys } from "../../test/test-keys.ts"
import { openLog } from "../runtime/log.ts"
import { unlockVault } from "../runtime/sealing/unlock-vault.ts"
import { changeUser } from "./change-user.flow.ts"

/** Somebody whose account was opened and is remembered. */
async function recognisedPerson() {
  const house = await houseWithPeople()
  const { userId, token } = await house.add("daniyar", ["analyst"])
  for (const _ of [1, 2]) expect(await callerOf(house, token)).toMatchObject({ displayName: "Person daniyar", roles: ["analyst"] })
  return { house, userId, token }
}

describe("a person who was recognised before", () => {
  test("has the new name and the new roles with the next request", async () => {
    const { house, userId, token } = await recognisedPerson()
    await changeUser(house, house.may, { userId, version: await house.versionOf(userId), roles: ["approver"], displayName: "Other Name" })
    expect(await callerOf(house, token)).toMatchObject({ displayName: "Other Name", roles: ["approver"] })
  })

  test("is nobody once the session was closed or the person disabled", async () => {
    const { house, userId, token } = await recognisedPerson()
    await changeUser(house, house.may, { userId, version: await house.versionOf(userId), isDisabled: true })
    expect(await callerOf(house, token)).toBeUndefined()
  })

  test("is refused while the vault is locked, and recognised after", async () => {
    const { house, token } = await recognisedPerson()
    house.database.vault.lock("key_missing")
    await expect(callerOf(house, token)).rejects.toMatchObject({ code: "service.sealed" })
    await unlockVault(house.database, { source: testKeys, log: openLog("silent") })
    expect(await callerOf(house, token)).toMatchObject({ displayName: "Person daniyar" })
  })

  test("is not taken for another whose sealed account somebody put in the row", async () => {
    const { house, userId, token } = await recognisedPerson()
    const { token: hers, userId: other } = await house.add("saule", ["analyst"])
    expect(await callerOf(house, hers)).toMatchObject({ displayName: "Person saule" })
    const { personal } = await house.database.kysely
      .selectFrom("user_account")
      .select("personal")
      .where("user_id", "=", other)
      .executeTakeFirstOrThrow()
    await house.database.kysely.updateTable("user_account").set({ personal }).where("user_id", "=", userId).execute()
    await expect(callerOf(house, token)).rejects.toThrow()
  })
})
