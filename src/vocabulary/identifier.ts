/** A UUIDv7 made by us, never by the database: it sorts by the time it was made. */
export type Id = string

/** The legal person of the group whose records are kept apart. First column of every key. */
export type EntityId = Id

/** Whether a text has the form of an id (any UUID version, lower case). */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text)
}
