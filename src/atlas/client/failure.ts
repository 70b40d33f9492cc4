/**
 * A request that gave nothing to read: Atlas `refused` it, its answer was `unreadable`, or it stayed `unanswered`.
 * `status` is 0 without an answer; `errorCode` is Atlas' own or that of the network (`ECONNRESET`), else empty.
 */
export type Failure = {
  readonly kind: "refused" | "unreadable" | "unanswered";
  readonly status: number;
  readonly errorCode: string;
  readonly detail: string;
  readonly retryAfterSeconds?: number;
};
