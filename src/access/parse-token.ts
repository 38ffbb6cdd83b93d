import { type EntityId, isId } from "../vocabulary/identifier.ts"

/** The secret that opens a session or a one-time link: `entityId.secret`, the secret being 32 random bytes in base64url. */
export interface Token {
  readonly entityId: EntityId
  /** The whole token as it was sent; this is what is hashed. */
  readonly text: string
}

/** Reads an API key somebody sent, `shekara_entity_secret`. Undefined when it cannot be one of ours. */
export function parseKey(text: string): Token | undefined {
  const entity = /^shekara_([0-9a-f]{32})_[A-Za-z0-9_-]{43}$/.exec(text)?.[1]
  if (entity === undefined) return undefined
  const groups = [entity.slice(0, 8), entity.slice(8, 12), entity.slice(12, 16), entity.slice(16, 20), entity.slice(20)]
  return { entityId: groups.join("-"), text }
}

/** Reads a token somebody sent. Undefined when it cannot be one of ours. */
export function parseToken(text: string): Token | undefined {
  const [entityId, secret, ...rest] = text.split(".", 3)
  if (entityId === undefined || secret === undefined || rest.length > 0) return undefined
  return isId(entityId) && /^[A-Za-z0-9_-]{43}$/.test(secret) ? { entityId, text } : undefined
}
