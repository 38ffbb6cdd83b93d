import { useEffect, useRef, useState } from "react"

/** Entries per second since watching began, and the seconds left at that rate. Undefined until something moved. */
export function useRate(
  done: number | undefined,
  total: number | null | undefined,
): { readonly perSecond?: number; readonly secondsLeft?: number } {
  const first = useRef<{ readonly done: number; readonly at: number }>(undefined)
  const [perSecond, setPerSecond] = useState<number>()
  useEffect(() => {
    if (done === undefined) return
    const at = performance.now()
    if (first.current === undefined || done < first.current.done) first.current = { done, at }
    else if (done > first.current.done) setPerSecond(Math.round((done - first.current.done) / ((at - first.current.at) / 1000)))
  }, [done])
  if (perSecond === undefined || perSecond === 0) return {}
  return done === undefined || total === null || total === undefined
    ? { perSecond }
    : { perSecond, secondsLeft: Math.ceil((total - done) / perSecond) }
}
