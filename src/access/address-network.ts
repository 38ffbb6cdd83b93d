/**
 * The network whose failed sign-ins are counted together: an IPv4 address, or the /64 of an IPv6 address, of which one
 * customer of a provider usually holds all; without the port that some proxies write behind it. Undefined for this machine itself, where a proxy may stand that nobody named.
 */
export function addressNetwork(address: string): string | undefined {
  const host = /^\[(.*)\](?::\d+)?$/.exec(address)?.[1] ?? /^([\d.]+):\d+$/.exec(address)?.[1] ?? address
  const plain = host.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "")
  if (plain === "::1" || plain.startsWith("127.")) return undefined
  if (!plain.includes(":")) return plain
  const [head = "", tail] = plain.toLowerCase().split("::", 2)
  const groups = head.split(":").filter((group) => group !== "")
  const after = tail?.split(":").filter((group) => group !== "") ?? []
  const zeros = Array<string>(Math.max(0, 8 - groups.length - after.length)).fill("0")
  const whole = tail === undefined ? groups : [...groups, ...zeros, ...after]
  return `${whole
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`
}
