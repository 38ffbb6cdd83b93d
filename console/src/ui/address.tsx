import { useState } from "react"
import { useTranslation } from "react-i18next"
import styles from "./address.module.css"
import { Icon } from "./icon.tsx"
import { shortenMiddle } from "./shorten-middle.ts"

/** An address, a digest or an id: shortened in the middle, copied whole, never wrapped. */
export function Address({ value, keep = 6 }: { readonly value: string; readonly keep?: number }) {
  const { t } = useTranslation()
  const [isCopied, setCopied] = useState(false)
  // The spoken name begins with what is seen, so that who steers by voice can say it.
  const shown = shortenMiddle(value, keep)
  const copy = () => {
    // A page that is not served over TLS has no clipboard; the whole text still stands in the title.
    const clipboard = navigator.clipboard as Clipboard | undefined
    clipboard?.writeText(value).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  }
  return (
    <button
      type="button"
      className={styles["address"]}
      title={value}
      aria-label={`${shown}. ${t("copy_whole", { value })}`}
      onClick={copy}
      onBlur={() => setCopied(false)}
    >
      <code>{shown}</code>
      <Icon name={isCopied ? "check" : "copy"} size={14} />
      <span role="status" className="unseen">
        {isCopied ? t("copied") : ""}
      </span>
    </button>
  )
}
