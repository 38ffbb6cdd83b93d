/**
 * Foreign text on one line of a terminal: names come from customers and from lists, and a control or invisible formatting
 * character in one could move the cursor, hide a word or turn the writing round. Each is shown as its code point instead.
 */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) => `<U+${codePoint(character)}>`)
}

function codePoint(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")
}
