/** Control characters, halves of characters, and the two that are none: no XML can hold them, and none is a letter. */
const unwritable = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu
/** Marks that turn the direction of the text around them: a name could make a sentence read as its opposite. */
const turning = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g

/** A text as it may stand in any file: on one line, with a mark in place of whatever a format cannot hold. */
export function cleanText(text: string): string {
  return text.replaceAll(turning, "").replaceAll(/\s+/g, " ").replaceAll(unwritable, "\uFFFD")
}
