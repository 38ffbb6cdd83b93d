import { existsSync } from "node:fs"
import { join } from "node:path"
import fastifyStatic from "@fastify/static"
import type { App } from "../runtime/http.ts"
import { refuseUnknown } from "./server.ts"

/** Serves the built console, precompressed, and answers its one page to every address that is not the API's. */
export async function serveConsole(app: App, directory: string): Promise<void> {
  if (!existsSync(join(directory, "index.html")))
    throw new Error(`The console is not built: ${directory} has no index.html. Run "npm run console".`)
  await app.register(fastifyStatic, {
    root: directory,
    preCompressed: true,

    maxAge: "1y",
    immutable: true,
    index: false,
    allowedPath: (path) => path !== "/index.html",
  })
  refuseUnknown(app, (reply) =>
    reply.header("cache-control", "no-cache").sendFile("index.html", directory, { maxAge: 0, immutable: false }),
  )
}
