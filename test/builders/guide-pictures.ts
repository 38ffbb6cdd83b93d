/** The pictures of docs/guide/first-steps.md, in its order. The thread's journey takes them; `npm run screenshots` brings them there. */
export const guidePictures = [
  "who-do-you-want-to-be",
  "submit-a-transfer",
  "held-with-findings",
  "supply-what-is-missing",
  "recommend-with-a-reason",
  "the-second-person",
  "approve-and-release",
  "how-it-was-decided",
  "decided-again",
  "every-step-in-the-log",
] as const

export type GuidePicture = (typeof guidePictures)[number]

/** How the journey names a picture: with language, theme and size, like every other. */
export function fileOf(name: GuidePicture, language: string): string {
  return `${name}-${language}-light-wide`
}
