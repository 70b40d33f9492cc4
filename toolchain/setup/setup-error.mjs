/** Something is missing and every way to get it was tried. The message is all that a person needs to read. */
export class SetupError extends Error {
  /**
   * @param {string} what
   * @param {readonly string[]} tried one entry per source: what it is and why it did not do
   * @param {string} advice
   */
  constructor(what, tried, advice) {
    const list = tried.map((entry) => `    - ${entry}`).join("\n");
    super(`${what} is needed and could not be had.\n  What was tried:\n${list}\n  What you can do: ${advice}`);
    this.name = "SetupError";
  }
}
