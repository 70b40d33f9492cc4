import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { EngineEvent } from "@pulumi/pulumi/automation/index.js";
import { describe, expect, test } from "vitest";
import { openStack } from "../../src/operator/child/workspace.ts";
import { engineEnvironment } from "../../src/operator/environment.ts";
import { changeSetOf } from "../../src/operator/events/change-set.ts";
import type { HospitalStackConfig } from "../../stacks/hospital/config.ts";
import { hospitalTags } from "../../stacks/hospital/tags.ts";
import { clusterRequest, type TestAtlas } from "../local/atlas/support/local-atlas.ts";
import { accessTo, type Engine, granted, refusal, useEngine } from "./support/use-engine.ts";

const engine = useEngine();

/** Address and comment of every entry that Atlas has for the project. */
async function entriesOf({ atlas }: Engine, projectId: string): Promise<string[]> {
  const { body } = await atlas.ask("GET", `/groups/${projectId}/accessList`);
  const results = body.results as { ipAddress?: string; cidrBlock: string; comment: string }[];
  return results.map(({ ipAddress, cidrBlock, comment }) => `${ipAddress ?? cidrBlock} ${comment}`);
}

/** Makes in Atlas what a provision leaves that broke off after its cluster: project and cluster, in no state. */
async function leftovers(atlas: TestAtlas, config: HospitalStackConfig) {
  const tags = Object.entries(hospitalTags(config)).map(([key, value]) => ({ key, value }));
  const made = await atlas.ask("POST", "/groups", { name: config.projectName, orgId: config.orgId, tags });
  const project = String(made.body.id);
  const request = { ...clusterRequest(config.clusterName, config.tier), tags };
  const created = await atlas.ask("POST", `/groups/${project}/clusters`, request);
  await atlas.until(`/groups/${project}/clusters/${config.clusterName}`, "IDLE");
  return { project, cluster: `${project}-${config.clusterName}`, clusterId: created.body.id };
}

describe("an entry of the access list is still there", () => {
  test("after its comment was changed, by configuration or by hand and healed", async () => {
    const { apply, atlas, hospital, run } = engine();
    const before = hospital("comments", { accessList: [{ address: "203.0.113.7", comment: "Clinic" }] });
    const projectId = (await apply(before)).outputs?.projectId ?? "";

    const after = { ...before, accessList: [{ address: "203.0.113.7", comment: "Clinic, first floor" }] };
    const changed = await apply(after);
    expect(changed.changeSet.counts).toMatchObject({ replace: 1, create: 0, delete: 0, same: 4 });
    expect(await entriesOf(engine(), projectId)).toEqual(["203.0.113.7 Clinic, first floor"]);

    await atlas.ask("POST", `/groups/${projectId}/accessList`, [{ ipAddress: "203.0.113.7", comment: "by hand" }]);
    expect(granted(await run("preview", after)).changeSet.hasChanges).toBe(false);
    const healed = await apply(after, { refresh: true });
    expect(healed.changeSet.resources.find(({ operation }) => operation !== "same")).toMatchObject({
      operation: "replace",
      properties: [{ path: "comment", before: "by hand", after: "Clinic, first floor" }],
    });
    expect(await entriesOf(engine(), projectId)).toEqual(["203.0.113.7 Clinic, first floor"]);
    expect(granted(await run("preview-refresh", after)).changeSet.hasChanges).toBe(false);
  });
});

describe("an adoption", () => {
  test("takes what only Atlas has into the state, and never again what the state has", async () => {
    const { apply, atlas, hospital, run } = engine();
    const config = hospital("adopted");
    const { project, cluster, clusterId } = await leftovers(atlas, config);

    const adopted = await apply(config, { adopt: { project, cluster } });
    expect(adopted.changeSet.counts).toMatchObject({ import: 2, create: 3, replace: 0, delete: 0 });
    expect(adopted.outputs?.clusterId).toBe(clusterId);
    expect(granted(await run("preview", config)).changeSet.hasChanges).toBe(false);

    const again = refusal(await run("preview", config, { adopt: { cluster } }));
    expect(again).toMatchObject({ code: "plan_forbidden", detail: expect.stringContaining("already has cluster") });
    expect((await atlas.ask("GET", `/groups/${project}/clusters/${config.clusterName}`)).body.id).toBe(clusterId);
  });

  test("that slipped past the look into the state shows as the one operation that no plan may hold", async () => {
    const { apply, atlas, folder, hospital, settings } = engine();
    const config = hospital("replaced");
    const { outputs } = await apply(config);
    const plugins = Object.entries(settings.plugins).map(([name, path]) => ({ name, path }));
    const stack = await openStack(
      { config, atlas: accessTo(atlas) },
      {
        ...settings,
        ...{ pulumiPath: settings.pulumi.path, pulumiVersion: settings.pulumi.version, plugins },
        environment: engineEnvironment(settings.environment),
      },
      { cluster: `${outputs?.projectId}-${config.clusterName}` },
    );
    const events: EngineEvent[] = [];
    await mkdir(join(folder, "by-hand"), { recursive: true });

    await stack.preview({ onEvent: (event) => events.push(event), plan: join(folder, "by-hand", "plan.json") });

    const cluster = changeSetOf(events, "change").resources.find(({ name }) => name === "cluster");
    expect(cluster?.operation).toBe("import-replacement");
  });
});
