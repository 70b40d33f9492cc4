/**
 * What a person is told when something can't be done. `code` is stable and documented, `message` says what is wrong,
 * `nextStep` what the reader can do about it. Nothing in here may be secret or come from the engine unread.
 */
export type Problem = {
  readonly code: string;
  readonly message: string;
  readonly nextStep: string;
  readonly retryable: boolean;
  /** Further members for machines, such as `{ replacement: "FLEX" }` or `{ fields: [...] }`. */
  readonly extra?: Readonly<Record<string, unknown>>;
};

/** A rule said no. Callers get this as a value, since it is an expected answer and not broken machinery. */
export type Refused<P extends Problem = Problem> = { readonly ok: false; readonly problem: P };
export type Done<T> = { readonly ok: true; readonly value: T };
export type Outcome<T, P extends Problem = Problem> = Done<T> | Refused<P>;

export function done<T>(value: T): Done<T> {
  return { ok: true, value };
}

export function refused<P extends Problem>(problem: P): Refused<P> {
  return { ok: false, problem };
}

/** Broken machinery. `problem` may leave the service; `detail` and `cause` stay in the log. */
export class OperatorError extends Error {
  override readonly name = "OperatorError";
  readonly problem: Problem;
  readonly detail: string;

  constructor(problem: Problem, detail: string, options?: ErrorOptions) {
    super(`${problem.code}: ${problem.message}`, options);
    this.problem = problem;
    this.detail = detail;
  }
}
