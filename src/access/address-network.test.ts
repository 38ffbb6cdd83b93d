import { describe, expect, test } from "vitest"
import { addressNetwork } from "./address-network.ts"

describe("the network that an address belongs to", () => {
  test.each([
    ["192.0.2.7", "192.0.2.7"],
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:0DB8:0001:2:ffff::1", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["192.0.2.7:50123", "192.0.2.7"],
    ["[2001:db8:1:2::9]:50123", "2001:db8:1:2::/64"],
    ["::", "0:0:0:0::/64"],
  ])("%s counts as %s", (address, network) => {
    expect(addressNetwork(address)).toBe(network)
  })

  test.each(["127.0.0.1", "::1", "::ffff:127.0.0.1"])("%s is this machine and is not counted", (address) => {
    expect(addressNetwork(address)).toBeUndefined()
  })
})
