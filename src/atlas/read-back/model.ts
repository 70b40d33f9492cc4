import type { HospitalStackConfig } from "../../../stacks/hospital/config.ts";

/**
 * Where a hospital's things lie in Atlas. A `projectId` names the project whatever it is called by now; without one it
 * is looked for by its name.
 */
export type AtlasPlace = Pick<HospitalStackConfig, "projectMode" | "projectId" | "projectName" | "clusterName">;

export type AtlasProject = { readonly id: string; readonly name: string; readonly tags: Tags };

export type AtlasCluster = {
  readonly id: string;
  readonly name: string;
  /** As Atlas says it: `M0`, `FLEX`, `M10`, but also sizes that we do not sell. */
  readonly tier: string;
  /** `IDLE`, or what Atlas is doing with it: `CREATING`, `UPDATING`, `REPAIRING`, `DELETING`. */
  readonly state: string;
  readonly paused: boolean;
  readonly diskSizeGb: number | null;
  /** Such as `8.0.29`. */
  readonly mongoDbVersion: string | null;
  readonly terminationProtection: boolean;
  readonly backupEnabled: boolean;
  /** The cloud, below M0 and FLEX too. */
  readonly provider: string;
  /** The region of the highest priority. */
  readonly region: string;
  /** Every group of nodes of a dedicated cluster, in all regions and shards; empty for M0 and FLEX. */
  readonly nodes: readonly AtlasNodes[];
  readonly tags: Tags;
  readonly autoScaling: { readonly compute: boolean; readonly disk: boolean };
  /** `mongodb+srv://…` if Atlas gives one, else `mongodb://…`; null while the cluster is being made. */
  readonly connectionString: string | null;
};

export type AtlasNodes = {
  readonly kind: "electable" | "read-only" | "analytics";
  readonly count: number;
  readonly size: string;
  readonly provider: string;
  readonly region: string;
};

export type AtlasUser = {
  readonly username: string;
  readonly databaseName: string;
  readonly roles: readonly { readonly roleName: string; readonly databaseName: string }[];
  readonly scopes: readonly { readonly name: string; readonly type: string }[];
};

/** `address` is in one spelling: an address alone for `/32` and `/128`, else a block by its first address. */
export type AtlasAccessEntry = { readonly address: string; readonly comment: string };

/** What Atlas has of a hospital now. Free of secrets. Of a shared project, only users of the hospital's cluster. */
export type AtlasReadBack = {
  readonly project: AtlasProject | null;
  readonly cluster: AtlasCluster | null;
  readonly users: readonly AtlasUser[];
  /** The project's, so that in a shared one other hospitals' entries are in it. */
  readonly accessList: readonly AtlasAccessEntry[];
};

export type Tags = Readonly<Record<string, string>>;
