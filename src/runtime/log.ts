import pino, { type Logger } from "pino"

export type Log = Logger

/** Structured log on standard error. Holds ids, never names, addresses, passwords or tokens. */
export function openLog(level: string): Log {
  return pino(
    { level, base: null, redact: ["req.headers.authorization", "req.headers.cookie", "password", "token"] },
    pino.destination({ dest: 2, sync: false }),
  )
}
