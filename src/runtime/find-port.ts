import { createServer } from "node:net"

/** A port that was free a moment ago on `host`. */
export async function findPort(host: string): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, host, resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === "string") throw new Error("No port was given")
  return address.port
}
