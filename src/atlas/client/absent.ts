import { done, type Outcome } from "../../foundation/errors.ts";
import type { AtlasProblem } from "../problems.ts";

/** The same, but null where Atlas says with one of `codes` that there is no such thing. */
export function orNull<T>(
  outcome: Outcome<T, AtlasProblem>,
  codes: readonly string[],
): Outcome<T | null, AtlasProblem> {
  return outcome.ok || !codes.includes(outcome.problem.atlasCode) ? outcome : done(null);
}
