/* `npm run reasons`: writes docs/REASONS.md anew from the two tables of codes in vocabulary/. */
import { writeFileSync } from "node:fs"
import { describeReasons } from "./describe-reasons.ts"

writeFileSync("docs/REASONS.md", describeReasons())
