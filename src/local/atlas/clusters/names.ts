import type { AtlasContext } from "../context.ts";
import { type Refusal, refuse } from "../http/answers.ts";
import { listClusters } from "./find.ts";

const longest = 64;
/** Host names are made of this many characters of a cluster's name, so these must be unique and must not end in `-`. */
const hostCharacters = 23;

/** Refuses a name that Atlas does not take for a new cluster of this project, of whatever kind. */
export function refuseClusterName(context: AtlasContext, groupId: string, name: string): Refusal | undefined {
  const prefix = hostPrefix(name);
  if (name.length > longest) return refuse("CLUSTER_NAME_TOO_LONG", name, longest);
  if (!/^[a-zA-Z0-9][a-zA-Z0-9-]*$/.test(name)) return refuse("CLUSTER_NAME_INVALID", name);
  if (prefix.endsWith("-")) return refuse("CLUSTER_NAME_PREFIX_INVALID", name, hostCharacters, prefix);
  if (/^atlas-[a-z0-9]{6}$/.test(name)) return refuse("ATLAS_RESERVED_CLUSTER_NAME", name);
  const names = listClusters(context, groupId).map((cluster) => cluster.name);
  if (names.includes(name)) {
    return {
      ...refuse("DUPLICATE_CLUSTER_NAME", name, groupId),
      parameters: ["cluster or serverless instance", name, groupId],
    };
  }
  if (names.some((other) => hostPrefix(other) === prefix))
    return refuse("DUPLICATE_CLUSTER_NAME_PREFIX", name, hostCharacters);
  return undefined;
}

function hostPrefix(name: string): string {
  return name.slice(0, hostCharacters).toLowerCase();
}
