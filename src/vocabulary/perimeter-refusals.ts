/** Refusals about the firm's own legal position; a part of the one table. */
export const perimeterRefusals = {
  "perimeter.facts_refused": {
    status: 422,
    title: "The fact sheet has mistakes, and nothing of it was stored.",
    remedy: "Correct each place in the details as its remedy says, and send the sheet again.",
  },
  "perimeter.position_not_found": { status: 404, title: "There is no such position.", remedy: "Check the id and the version." },
  "perimeter.assessment_not_found": { status: 404, title: "There is no such assessment.", remedy: "Check the id." },
  "perimeter.rulebook_not_kept": {
    status: 404,
    title: "No rulebook of this digest is kept.",
    remedy: "Name a rulebook that something was recorded under, or leave the digest out for the one in use.",
  },
} as const
