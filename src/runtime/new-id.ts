import { randomFillSync } from "node:crypto"
import type { Id } from "../vocabulary/identifier.ts"

/** Makes ids. Handed to stories so that tests and replays can hand in their own. */
export type NewId = () => Id

const idBytes = 16
const idsInStock = 256

/**
 * Makes a maker of UUIDv7 (RFC 9562, method 1): 48 bits of the time that `now` tells in milliseconds, a 12-bit counter
 * within the millisecond, 62 random bits. One maker never goes backwards.
 */
export function openNewId(now: () => number): NewId {
  // Random bytes for many ids at once: asking for them one id at a time costs more than all else here.
  const stock = Buffer.alloc(idBytes * idsInStock)
  let used = stock.length
  let lastMillisecond = 0
  let counter = 0
  return () => {
    const millisecond = now()
    if (millisecond > lastMillisecond) {
      lastMillisecond = millisecond
      counter = 0
    } else if (++counter > 0xfff) {
      lastMillisecond++
      counter = 0
    }
    if (used === stock.length) {
      randomFillSync(stock)
      used = 0
    }
    const bytes = stock.subarray(used, used + idBytes)
    used += idBytes
    bytes.writeUIntBE(lastMillisecond, 0, 6)
    bytes.writeUInt16BE(0x7000 | counter, 6)
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
    const hex = bytes.toString("hex")
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  }
}

/** The maker of this process. */
export const newId: NewId = openNewId(Date.now)
