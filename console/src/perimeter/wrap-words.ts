/** Breaks words over at most two lines of about `longest` characters; what is left over ends in an ellipsis. */
export function wrapWords(text: string, longest: number): readonly string[] {
  const lines: string[] = [""]
  for (const word of text.split(/\s+/).filter((each) => each !== "")) {
    const last = lines.at(-1) ?? ""
    if (last === "" || last.length + word.length + 1 <= longest) lines[lines.length - 1] = last === "" ? word : `${last} ${word}`
    else lines.push(word)
  }
  const [first = "", second] = lines.map((line) => (line.length > longest ? `${line.slice(0, longest - 1)}…` : line))
  if (second === undefined) return [first]
  return [first, lines.length > 2 ? `${second.slice(0, longest - 1)}…` : second]
}
