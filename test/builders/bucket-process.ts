/*
 * Somebody else's store of files as a process of its own: PUT keeps, GET gives back, `If-None-Match: *` never replaces. What
 * it is told to be (`away`, `silent`, `failing`, `well`) it is from the next request on.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"

const kept = new Map<string, string>()
const token = process.argv[2]
let mood = "well"

const server = createServer((request, response) => {
  let body = ""
  request
    .setEncoding("utf8")
    .on("data", (chunk: string) => {
      body += chunk
    })
    .on("end", () => answer(request, response, body))
})

function answer(request: IncomingMessage, response: ServerResponse, body: string): void {
  const path = request.url ?? ""
  if (mood === "silent") return
  if (mood === "failing") return void response.writeHead(503).end("Not now")
  if (request.headers.authorization !== `Bearer ${token}`) return void response.writeHead(401).end()
  if (request.method === "GET") {
    const text = kept.get(path)
    return void response.writeHead(text === undefined ? 404 : 200).end(text)
  }
  if (request.headers["if-none-match"] === "*" && kept.has(path)) return void response.writeHead(412).end()
  kept.set(path, body)
  response.writeHead(201).end()
}

process.on("message", (told: { mood?: string; put?: [string, string] }) => {
  if (told.mood !== undefined) mood = told.mood
  if (told.put !== undefined) kept.set(...told.put)
  process.send?.({ kept: [...kept] })
})
server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }))
