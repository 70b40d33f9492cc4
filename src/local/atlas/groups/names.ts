import type { AtlasContext } from "../context.ts";
import { type Refusal, refuse } from "../http/answers.ts";
import { organization } from "../store/store.ts";

/** Refuses a project name with characters that Atlas does not take, or one that another project of the organization has. */
export function refuseGroupName(
  context: AtlasContext,
  orgId: string,
  name: string,
  ownId?: string,
): Refusal | undefined {
  if (!/^[\p{L}\p{N} \-_.(),:&@+']{1,64}$/u.test(name) || name.trim() !== name)
    return refuse("INVALID_GROUP_NAME", name);
  const taken = context.store.groups
    .list(organization)
    .some((group) => group.orgId === orgId && group.name === name && group.id !== ownId);
  return taken ? refuse("GROUP_ALREADY_EXISTS", name) : undefined;
}
