import { AdvancedCluster } from "@pulumi/mongodbatlas/advancedCluster.js";
import { DatabaseUser } from "@pulumi/mongodbatlas/databaseUser.js";
import { Project } from "@pulumi/mongodbatlas/project.js";
import { ProjectIpAccessList } from "@pulumi/mongodbatlas/projectIpAccessList.js";
import { RandomPassword } from "@pulumi/random/randomPassword.js";
import { expect, test } from "vitest";
import { userRequest } from "../atlas/support/local-atlas.ts";
import { useAtlas } from "../atlas/support/use-atlas.ts";
import { region } from "./support/cluster-inputs.ts";
import { useEngine } from "./support/engine-stack.ts";

const atlas = useAtlas();
const engine = useEngine();

/** A hospital whose parts are imported by the ids that are given. */
function program(projectId: string, ids: { project?: string; cluster?: string; user?: string; entry?: string }) {
  const { orgId } = atlas().atlas;
  return async () => {
    const dependsOn: Project[] = [];
    const by = (id: string) => ({ import: id, dependsOn });
    if (ids.project) dependsOn.push(new Project("project", { name: "found", orgId }, { import: ids.project }));
    if (ids.cluster) {
      const replicationSpecs = [{ regionConfigs: [region("M10") as never] }];
      const inputs = { projectId, name: "c", clusterType: "REPLICASET", replicationSpecs };
      new AdvancedCluster("cluster", inputs, by(ids.cluster));
    }
    if (ids.user) {
      const { result } = new RandomPassword("password", { length: 32, special: false });
      const roles = [{ roleName: "readWrite", databaseName: "hospital" }];
      const inputs = { projectId, username: "app", password: result, authDatabaseName: "admin", roles };
      new DatabaseUser("user", inputs, by(ids.user));
    }
    if (ids.entry) new ProjectIpAccessList("entry", { projectId, ipAddress: "203.0.113.7" }, by(ids.entry));
  };
}

test("everything that is there can be imported into an empty stack; a password is set anew, since none can be read", async () => {
  const projectId = await atlas().project("found");
  await atlas().cluster(projectId, "c", "M10");
  await atlas().ask("POST", `/groups/${projectId}/databaseUsers`, userRequest("app", "A-Pa55word"));
  await atlas().ask("POST", `/groups/${projectId}/accessList`, [{ ipAddress: "203.0.113.7" }]);
  const ids = {
    project: projectId,
    cluster: `${projectId}-c`,
    user: `${projectId}-app-admin`,
    entry: `${projectId}-203.0.113.7`,
  };
  const stack = await engine().newStack(atlas().atlas, program(projectId, ids));
  const { errors, changes } = await stack.up();
  expect(errors).toEqual([]);
  expect(changes).toEqual({ create: 2, import: 4, update: 1 });
  expect((await stack.preview({ refresh: true })).steps).toEqual([]);
  expect((await stack.destroy({ refresh: true })).result).toBe("succeeded");
});

test.each([
  [{ cluster: "c" }, "cluster", /Unable to Upgrade Resource State: This resource was implemented with an UpgradeState/],
  // The official plugins leave it to the engine to find words for these.
  [{ user: "app-admin" }, "user", /does not exist|may not be replaced/],
  [{ entry: "203.0.113.7" }, "entry", /does not exist|may not be replaced/],
])("an import of what is not there fails: %j", async (parts, name, words) => {
  const projectId = await atlas().project();
  const ids = Object.fromEntries(Object.entries(parts).map(([part, id]) => [part, `${projectId}-${id}`]));
  const stack = await engine().newStack(atlas().atlas, program(projectId, ids));
  const { errors, result } = await stack.up();
  expect(result).toBe("failed");
  expect(errors.find(({ resource, message }) => resource === name && words.test(message))).toBeDefined();
});
