import { type Refusal, refuse } from "../http/answers.ts";
import type { Cluster } from "./model.ts";
import type { ClusterRequest } from "./request.ts";

const offered = ["6.0", "7.0", "8.0"];

/** What a cluster gets that asks for no version. */
export const defaultMajorVersion = "8.0";

/** The version that a request names, with its `.0`; undefined when it names none. */
export function askedVersion({ mongoDBMajorVersion }: ClusterRequest): string | undefined {
  if (!mongoDBMajorVersion) return undefined;
  return mongoDBMajorVersion.includes(".") ? mongoDBMajorVersion : `${mongoDBMajorVersion}.0`;
}

/** Refuses a version that Atlas does not offer, or that lies below what a cluster has, unless it is pinned there. */
export function refuseVersion(request: ClusterRequest, cluster?: Cluster): Refusal | undefined {
  const asked = askedVersion(request);
  if (asked === undefined) return undefined;
  if (!offered.includes(asked)) return refuse("MONGODB_VERSION_INVALID", asked);
  const release = request.versionReleaseSystem ?? cluster?.options.versionReleaseSystem;
  if (release === "CONTINUOUS") {
    return refuse("INVALID_MONGODB_VERSION_CONFIG", "Continuous releases take no mongoDBMajorVersion");
  }
  const least = cluster?.pinnedVersion ?? cluster?.mongoDBMajorVersion ?? asked;
  return Number(asked) < Number(least) ? refuse("CLUSTER_UPGRADE_INVALID") : undefined;
}
