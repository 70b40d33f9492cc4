/** A call that failed, worded as the official plugins do: the summary, a colon, the detail; once if they are the same. */
export class ResourceError extends Error {
  override readonly name = "ResourceError";
  readonly summary: string;
  readonly detail: string;

  constructor(summary: string, detail = "", options?: ErrorOptions) {
    super(summary === detail ? summary : `${summary}: ${detail}`, options);
    this.summary = summary;
    this.detail = detail;
  }
}

/** A plan that can't be: the official plugins tell it once, in the words of a list of errors. */
export class PlanError extends Error {
  override readonly name = "PlanError";

  constructor({ summary, detail }: ResourceError) {
    super(`1 error occurred:\n\t* : ${summary} - ${detail}\n\n`);
  }
}
