/** Longer than any word or digest; how much of a line there is, not a number of law. */
const longest = 80
const endless = new RegExp(`\\S{${longest}}(?=\\S)`, "gu")

/** A text in which a word that fits no line may be broken. A writer that has to look for the place itself takes minutes. */
export function softenWords(text: string): string {
  return text.replaceAll(endless, (part) => `${part}\u200B`)
}
