import styles from "./progress.module.css"

/** How much of a long work is done. Without a total the bar only says that something moves. */
export function Progress({ label, done, total }: { readonly label: string; readonly done: number; readonly total: number | undefined }) {
  return (
    <progress
      className={styles["progress"]}
      aria-label={label}
      {...(total === undefined || total === 0 ? {} : { value: done, max: total })}
    />
  )
}
