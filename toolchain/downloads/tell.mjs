import process from "node:process";

/**
 * Ends this process with the outcome of `work`: nothing, or one line that says why not.
 *
 * @param {() => Promise<void>} work
 */
export async function tell(work) {
  try {
    await work();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
