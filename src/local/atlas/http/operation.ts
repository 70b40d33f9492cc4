import type { Caller } from "../callers/caller.ts";
import { refuseGroupAccess, refuseOrgAccess } from "../callers/may.ts";
import type { GroupRole, OrgRole } from "../callers/roles.ts";
import type { AtlasContext } from "../context.ts";
import type { Group } from "../groups/model.ts";
import { isAtlasId } from "../ids.ts";
import type { Organization } from "../orgs/model.ts";
import { organization } from "../store/store.ts";
import { type Answer, isRefusal, type Refusal, refuse } from "./answers.ts";
import type { RateLimitName } from "./rate-limits.ts";

export type Call = {
  readonly context: AtlasContext;
  readonly caller: Caller;
  /** The address that the request came from. */
  readonly address: string;
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
export type OrgCall = Call & { readonly org: Organization };

/** An older version of an operation that Atlas still serves. */
export type OlderVersion = {
  /** Date of its media type. */
  readonly version: string;
  /** Date from which a newer version was there, and date on which this one ends. */
  readonly deprecated: string;
  readonly sunset: string;
  /** Turns a body of this version into one of the newest. */
  readonly readBody?: (body: unknown) => unknown;
  /** Turns the newest version's answer into this one's. */
  readonly writeBody?: (body: unknown) => unknown;
};

/** One operation of the Admin API. `id` is its operationId, `version` the newest date of its media type. */
export type Operation = {
  readonly id: string;
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Below `/api/atlas/v2`, with `:name` for parameters. */
  readonly path: string;
  readonly version: string;
  /** From old to new. */
  readonly olderVersions?: readonly OlderVersion[];
  readonly rateLimit: RateLimitName;
  /** Any one of these is enough; left out where everybody who signs in is let in. */
  readonly roles?: readonly (GroupRole | OrgRole)[];
  /** Refuses the caller before the body is looked at. */
  readonly admit?: (call: Omit<Call, "body">) => Refusal | undefined;
  readonly handle: (call: Call) => Answer | Promise<Answer>;
};

type Scoped<C, R> = Omit<Operation, "handle" | "roles" | "admit"> & {
  readonly roles: readonly [R, ...R[]];
  readonly handle: (call: C) => Answer | Promise<Answer>;
};

/** An operation on one project: its path holds `:groupId`; refused without such a project, or without the role in it. */
export function groupOperation(operation: Scoped<GroupCall, GroupRole>): Operation {
  return {
    ...operation,
    admit: (call) => {
      const group = groupOf(call);
      return isRefusal(group) ? group : refuseGroupAccess(call.context, call.caller, group, operation.roles);
    },
    handle: (call) => {
      const group = groupOf(call);
      return isRefusal(group) ? group : operation.handle({ ...call, group });
    },
  };
}

/** An operation on one organization: its path holds `:orgId`; refused without such a one, or without the role in it. */
export function orgOperation(operation: Scoped<OrgCall, OrgRole>): Operation {
  return {
    ...operation,
    admit: (call) => {
      const org = orgOf(call);
      return isRefusal(org) ? org : refuseOrgAccess(call.caller, org, operation.roles[0]);
    },
    handle: (call) => {
      const org = orgOf(call);
      return isRefusal(org) ? org : operation.handle({ ...call, org });
    },
  };
}

function groupOf({ context, params }: Omit<Call, "body">): Group | Refusal {
  const id = params.groupId ?? "";
  if (!isAtlasId(id)) return refuse("INVALID_GROUP_ID", id);
  return context.store.groups.get(organization, id) ?? refuse("GROUP_NOT_FOUND", id);
}

function orgOf({ context, params }: Omit<Call, "body">): Organization | Refusal {
  const id = params.orgId ?? "";
  if (!isAtlasId(id)) return refuse("INVALID_ORG_ID", id);
  return context.store.organizations.get(organization, id) ?? refuse("ORG_NOT_FOUND", id);
}
