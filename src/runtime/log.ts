import pino, { type DestinationStream, type Logger } from "pino"
import { describeError } from "./describe-error.ts"

export type Log = Logger

/** Structured log, one JSON line for each word, on standard error. Holds ids, never names, addresses, passwords or tokens. */
export function openLog(level: string, destination: DestinationStream = pino.destination({ dest: 2, sync: false })): Log {
  const redact = ["req.headers.authorization", "req.headers.cookie", "password", "token"]
  return pino({ level, base: null, redact, serializers: { err: describeError } }, destination)
}
