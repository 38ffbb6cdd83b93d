/** The command that brings one run back. */
export function again({ seed, steps, plant }: { seed: number; steps: number; plant?: string | undefined }): string {
  return `npm run simulate -- --seed ${seed} --steps ${steps}${plant === undefined ? "" : ` --plant ${plant}`}`
}
