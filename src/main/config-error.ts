/** The configuration can't be used. Each problem names its variable and never its value. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";

  constructor(problems: readonly string[]) {
    super(`The configuration needs a look:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
  }
}
