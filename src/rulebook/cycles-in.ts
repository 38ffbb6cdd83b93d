/** Circles of references, each as the ids on the way around; one for each circle that a walk along the map meets. */
export function cyclesIn(references: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const cycles: string[][] = []
  const done = new Set<string>()
  const walk = (id: string, path: readonly string[]): void => {
    const met = path.indexOf(id)
    if (met >= 0) cycles.push(path.slice(met))
    if (met >= 0 || done.has(id)) return
    for (const next of references.get(id) ?? []) walk(next, [...path, id])
    done.add(id)
  }
  for (const id of references.keys()) walk(id, [])
  return cycles
}
