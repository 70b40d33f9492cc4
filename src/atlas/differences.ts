import { authDatabaseName, usernameOf, userRoles } from "../../stacks/hospital/user-rights.ts";
import { tierClass } from "../domain/tiers.ts";
import { type Asked, isSuspended } from "./asked.ts";
import { oneSpelling } from "./read-back/access-list.ts";
import type { AtlasCluster, AtlasNodes, AtlasReadBack, AtlasUser } from "./read-back/model.ts";

export type DifferenceKind =
  | "project"
  | "cluster"
  | "tier"
  | "region"
  | "nodes"
  | "paused"
  | "termination protection"
  | "backup"
  | "user"
  | "access list";

/** One thing that Atlas has otherwise than the configuration asks. `message` says both in one sentence. */
export type Difference = {
  readonly what: DifferenceKind;
  readonly asked: string;
  readonly found: string;
  readonly message: string;
};

/**
 * Where Atlas is not as `config` asks; empty when all of it is there. Only what the configuration speaks of is compared:
 * it asks for no disk and no version. In a shared project other hospitals' access-list entries are none of our business.
 */
export function differences(config: Asked, { project, cluster, users, accessList }: AtlasReadBack): Difference[] {
  if (project === null) return [difference("project", `the project ${config.projectName}`, "no such project")];
  const name = config.projectMode === "shared" ? [] : compare("project", config.projectName, project.name);
  return [
    ...name,
    ...(cluster === null
      ? [difference("cluster", `the cluster ${config.clusterName}`, "no such cluster")]
      : clusterDifferences(config, cluster)),
    ...userDifferences(config, users),
    ...accessDifferences(
      config,
      accessList.map(({ address }) => address),
    ),
  ];
}

function clusterDifferences(config: Asked, cluster: AtlasCluster): Difference[] {
  const isDedicated = tierClass(config.tier) === "dedicated";
  const found = `${cluster.provider} ${cluster.region}`;
  const usual = `3 electable ${cluster.tier} in ${found}`;
  return [
    ...compare("tier", config.tier, cluster.tier),
    ...compare("region", `${config.cloudProvider} ${config.region}`, found),
    ...(cluster.nodes.length > 0 ? compare("nodes", usual, nodesInWords(cluster.nodes)) : []),
    ...compare("paused", runningInWords(isDedicated && isSuspended(config)), runningInWords(cluster.paused)),
    ...compareFlag("termination protection", config.terminationProtection, cluster.terminationProtection),
    ...(isDedicated ? compareFlag("backup", true, cluster.backupEnabled) : []),
  ];
}

function nodesInWords(nodes: readonly AtlasNodes[]): string {
  return nodes
    .map(({ count, kind, size, provider, region }) => `${count} ${kind} ${size} in ${provider} ${region}`)
    .join(", ");
}

function runningInWords(paused: boolean): string {
  return paused ? "a paused cluster" : "a running cluster";
}

function userDifferences(config: Asked, users: readonly AtlasUser[]): Difference[] {
  const asked = isSuspended(config)
    ? []
    : config.credentialGenerations.map((generation) => askedUser(config, generation));
  const known = new Set(asked.map(userKey));
  return [
    ...asked.flatMap((user) => {
      const found = users.find((each) => userKey(each) === userKey(user));
      if (!found) return [difference("user", `the user ${user.username}`, "no such user")];
      return compare("user", rightsInWords(user), rightsInWords(found));
    }),
    ...users
      .filter((user) => !known.has(userKey(user)))
      .map((user) => difference("user", `no user ${user.username}`, rightsInWords(user))),
  ];
}

function askedUser({ slug, databaseName, clusterName }: Asked, generation: number): AtlasUser {
  return {
    username: usernameOf(slug, generation),
    databaseName: authDatabaseName,
    roles: userRoles.map((roleName) => ({ roleName, databaseName })),
    scopes: [{ name: clusterName, type: "CLUSTER" }],
  };
}

function userKey({ databaseName, username }: AtlasUser): string {
  return `${databaseName}/${username}`;
}

function rightsInWords({ username, roles, scopes }: AtlasUser): string {
  const rights = roles.map(({ roleName, databaseName }) => `${roleName} of ${databaseName}`).sort();
  const places = scopes.map(({ name }) => name).sort();
  return `the user ${username} (${rights.join(", ") || "no role"}; on ${places.join(", ") || "every cluster"})`;
}

function accessDifferences(config: Asked, found: readonly string[]): Difference[] {
  const asked = isSuspended(config) ? [] : config.accessList.map(({ address }) => oneSpelling(address));
  const missing = asked.filter((address) => !found.includes(address));
  const foreign = config.projectMode === "shared" ? [] : found.filter((address) => !asked.includes(address));
  return [
    ...missing.map((address) => difference("access list", `an entry for ${address}`, "none")),
    ...foreign.map((address) => difference("access list", `no entry for ${address}`, "one")),
  ];
}

function compareFlag(what: DifferenceKind, asked: boolean, found: boolean): Difference[] {
  const words = (isOn: boolean) => `${what} ${isOn ? "on" : "off"}`;
  return compare(what, words(asked), words(found));
}

function compare(what: DifferenceKind, asked: string, found: string): Difference[] {
  return asked === found ? [] : [difference(what, asked, found)];
}

function difference(what: DifferenceKind, asked: string, found: string): Difference {
  return { what, asked, found, message: `Asked for ${asked}, Atlas reports ${found}.` };
}
