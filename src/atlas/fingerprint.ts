import { createHash } from "node:crypto";
import { canonicalJson } from "../foundation/canonical-json.ts";
import type { AtlasCluster, AtlasReadBack, AtlasUser } from "./read-back/model.ts";

/**
 * SHA-256 (hex) over everything of a read-back that a person could have changed, so that an approval holds only for the
 * Atlas that was looked at. What moves by itself is not in it: state, patch level, connection string. The order of
 * lists does not matter.
 */
export function fingerprintOf({ project, cluster, users, accessList }: AtlasReadBack): string {
  const meaning = {
    project,
    cluster: cluster && steady(cluster),
    users: sorted(users.map(withSortedRights)),
    accessList: sorted(accessList),
  };
  return createHash("sha256").update(canonicalJson(meaning)).digest("hex");
}

function steady({ state: _, connectionString: __, mongoDbVersion, nodes, ...cluster }: AtlasCluster) {
  return { ...cluster, nodes: sorted(nodes), mongoDbVersion: mongoDbVersion && releaseOf(mongoDbVersion) };
}

/** `8.0` of `8.0.29`. */
function releaseOf(version: string): string {
  return version.split(".").slice(0, 2).join(".");
}

function withSortedRights({ roles, scopes, ...user }: AtlasUser) {
  return { ...user, roles: sorted(roles), scopes: sorted(scopes) };
}

function sorted<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, text: canonicalJson(item) }))
    .sort((one, other) => (one.text < other.text ? -1 : one.text > other.text ? 1 : 0))
    .map(({ item }) => item);
}
