/** Keeps `keep` characters at each end: "TQn9Y2…bLSE7". A text that would not get shorter stays whole. */
export function shortenMiddle(text: string, keep: number): string {
  const characters = [...text]
  if (characters.length <= keep * 2 + 1) return text
  return `${characters.slice(0, keep).join("")}…${characters.slice(-keep).join("")}`
}
