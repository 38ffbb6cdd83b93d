/** The document without component schemas that nothing refers to; the generator offers each in two forms, for requests and for answers. */
export function pruneComponents<T extends { components?: { schemas?: Record<string, unknown> } }>(document: T): T {
  const schemas = document.components?.schemas
  if (schemas === undefined) return document
  const text = JSON.stringify(document)
  // By name: the generator lists them in the order in which files happened to be loaded.
  const used = Object.entries(schemas)
    .filter(([name]) => text.includes(`"#/components/schemas/${name}"`))
    .sort(([left], [right]) => (left < right ? -1 : 1))
  const pruned = { ...document, components: { ...document.components, schemas: Object.fromEntries(used) } }
  return used.length === Object.keys(schemas).length ? pruned : pruneComponents(pruned)
}
