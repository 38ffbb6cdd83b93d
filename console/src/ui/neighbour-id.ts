/** The id one step on or back from the selected one. Without a selection, the first or the last; at an end, the end. */
export function neighbourId(ids: readonly string[], selectedId: string | undefined, step: 1 | -1): string | undefined {
  const at = selectedId === undefined ? -1 : ids.indexOf(selectedId)
  if (at === -1) return step === 1 ? ids[0] : ids.at(-1)
  return ids[Math.min(Math.max(at + step, 0), ids.length - 1)]
}
