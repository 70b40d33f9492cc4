/** A call that failed, worded as the official plugins do: the summary, a colon, the detail. */
export class ResourceError extends Error {
  override readonly name = "ResourceError";
  readonly summary: string;
  readonly detail: string;

  constructor(summary: string, detail = "", options?: ErrorOptions) {
    super(`${summary}: ${detail}`, options);
    this.summary = summary;
    this.detail = detail;
  }
}
