const keyBytes = 16

/** A fresh idempotency key, 32 hex digits. Works on pages without TLS too, where `randomUUID` is missing. */
export function randomKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(keyBytes))].map((byte) => byte.toString(16).padStart(2, "0")).join("")
}
