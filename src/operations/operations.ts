/*
 * The operations room watches and keeps the whole house: how it stands, whether it is ready, and its way into a backup and
 * back. It decides nothing of the trade and writes nothing but what a restore brings back.
 */
export { readinessParts, readinessStates, worstOf } from "./readiness.ts"
