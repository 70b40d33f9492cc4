import { RefusedCall } from "../../api/client.ts";
import { common } from "../texts/common.ts";

/** A refusal or a failure in words for people. */
export type Refusal = {
  readonly title: string;
  readonly text: string;
  readonly nextStep: string | null;
  /** What support finds it by. */
  readonly reference: string | null;
  readonly code: string | null;
};

/** What an error says to people: the service's own words, or that it does not answer. */
export function refusalOf(error: Error): Refusal {
  if (error instanceof RefusedCall && error.problem) {
    const { detail, next_step, request_id, code } = error.problem;
    const title = error.status === 403 ? common.forbidden.title : common.problem.title;
    return { title, text: detail, nextStep: next_step, reference: request_id, code };
  }
  return { title: common.problem.title, text: common.unreachable, nextStep: null, reference: null, code: null };
}

/** What the service found wrong with single fields, by field. */
export function fieldErrorsOf(error: unknown): Record<string, string> {
  if (!(error instanceof RefusedCall)) return {};
  return Object.fromEntries((error.problem?.fields ?? []).map(({ field, message }) => [field, message]));
}
