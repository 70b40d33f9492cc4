import { OperatorError } from "../../foundation/errors.ts";

/** The port is in use by a program that is not ours. */
export function portTaken(port: number, output: string): OperatorError {
  return new OperatorError(
    {
      code: "database_port_taken",
      message: `The database server can't listen on port ${port}: another program uses it.`,
      nextStep: `Stop the program that listens on port ${port}, then start again.`,
      retryable: true,
    },
    output,
  );
}

/** The server ended, or did not answer, before it was ready; `output` is the last of what it wrote. */
export function notStarted(port: number, output: string, cause?: unknown): OperatorError {
  if (/address already in use/i.test(output)) return portTaken(port, output);
  return new OperatorError(
    {
      code: "database_start",
      message: "The database server did not start.",
      nextStep: "Read its last output in the log, then start again.",
      retryable: true,
    },
    output || "The server wrote nothing.",
    { cause },
  );
}
