/** Where to go after signing in: an address of this console, never of another site, never back to the door. */
export function safeDestination(wanted: unknown): string {
  if (typeof wanted !== "string" || !/^\/(?![/\\])/.test(wanted) || /[\u0000-\u001f\\]/.test(wanted)) return "/"
  return /^\/(sign-in|setup|invitation)(?=$|[/?#])/.test(wanted) ? "/" : wanted
}
