import * as fc from "fast-check";
import { createCluster, deleteCluster, updateCluster, upgradeCluster } from "./cluster-commands.ts";
import type { Command } from "./command.ts";
import {
  addEntries,
  createProject,
  createUser,
  deleteEntry,
  deleteProject,
  deleteUser,
  passSeconds,
  restartAtlas,
  updateUser,
} from "./project-commands.ts";

const project = fc.constantFrom("north", "north", "south");
const cluster = fc.constantFrom("a", "b");
/** Mostly the right API for the cluster. */
const fits = fc.nat(9).map((number) => number > 0);
const tier = fc.constantFrom(...(["M0", "FLEX", "M10", "M10"] as const));
const change = fc.constantFrom(
  ...(["tags", "size", "protect", "release", "pause", "pause", "pause", "resume", "resume"] as const),
);
const user = fc.constantFrom("app", "ops");
const address = fc.constantFrom("192.0.2.1", "192.0.2.2", "198.51.100.7");
const seconds = fc.constantFrom(4, 10, 30, 300, 1_500, 1_500, 1_500, 3_600);

/** Any step, those that make something happen more often than the rest. */
export const anyCommand: readonly fc.Arbitrary<Command>[] = [
  project.map(createProject),
  fc.tuple(project, cluster, tier).map((args) => createCluster(...args)),
  fc.tuple(project, cluster, tier).map((args) => createCluster(...args)),
  seconds.map(passSeconds),
  seconds.map(passSeconds),
  fc.tuple(project, cluster, fits, change).map((args) => updateCluster(...args)),
  fc.tuple(project, cluster, fits, change).map((args) => updateCluster(...args)),
  fc
    .tuple(project, cluster, fits, fc.constantFrom("FLEX" as const, "M10" as const))
    .map((args) => upgradeCluster(...args)),
  fc.tuple(project, cluster, fits).map((args) => deleteCluster(...args)),
  fc.tuple(project, user).map((args) => createUser(...args)),
  fc.tuple(project, user).map((args) => updateUser(...args)),
  fc.tuple(project, user).map((args) => deleteUser(...args)),
  fc.tuple(project, fc.array(address, { minLength: 1, maxLength: 3 })).map((args) => addEntries(...args)),
  fc.tuple(project, address).map((args) => deleteEntry(...args)),
  project.map(deleteProject),
  fc.constant(restartAtlas()),
];
