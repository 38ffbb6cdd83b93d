/** A problem that whoever starts the program can solve: its message says what happened and what to do, and is shown without a stack. */
export class OperatorProblem extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause })
    this.name = "OperatorProblem"
  }
}
