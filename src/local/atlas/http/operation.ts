import type { AtlasContext } from "../context.ts";
import type { Group } from "../groups/model.ts";
import { isAtlasId } from "../ids.ts";
import { organization } from "../store/store.ts";
import { type Answer, refuse } from "./answers.ts";
import type { RateLimitName } from "./rate-limits.ts";

export type Call = {
  readonly context: AtlasContext;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The parsed JSON of a POST or PATCH; undefined for the rest. */
  readonly body: unknown;
  /** The operation's own address, for links. */
  readonly href: string;
  /** A fault asks that the transition which this call starts never ends by itself. */
  readonly stuck: boolean;
};

export type GroupCall = Call & { readonly group: Group };

/** One operation of the Admin API. `id` is its operationId, `version` the date of its media type. */
export type Operation = {
  readonly id: string;
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Below `/api/atlas/v2`, with `:name` for parameters. */
  readonly path: string;
  readonly version: string;
  readonly rateLimit: RateLimitName;
  readonly handle: (call: Call) => Answer | Promise<Answer>;
};

type GroupOperation = Omit<Operation, "handle"> & {
  readonly handle: (call: GroupCall) => Answer | Promise<Answer>;
};

/** An operation on one project: its path holds `:groupId`, and it is refused when there is no such project. */
export function groupOperation(operation: GroupOperation): Operation {
  return {
    ...operation,
    handle: (call) => {
      const id = call.params.groupId ?? "";
      if (!isAtlasId(id)) return refuse("INVALID_GROUP_ID", id);
      const group = call.context.store.groups.get(organization, id);
      return group === undefined ? refuse("GROUP_NOT_FOUND", id) : operation.handle({ ...call, group });
    },
  };
}
