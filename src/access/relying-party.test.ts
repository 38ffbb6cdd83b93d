import { describe, expect, test } from "vitest"
import { relyingParty } from "./relying-party.ts"

describe("the party that passkeys are made for", () => {
  test("is the host people open, over a closed line or on their own machine", () => {
    expect(relyingParty("https://compliance.example.kz")).toEqual({ id: "compliance.example.kz", origin: "https://compliance.example.kz" })
    expect(relyingParty("http://localhost:8420")).toEqual({ id: "localhost", origin: "http://localhost:8420" })
  })

  test.each(["http://127.0.0.1:8420", "https://[::1]:8420", "http://compliance.example.kz"])("is nobody under %s", (address) => {
    expect(relyingParty(address)).toBeUndefined()
  })
})
