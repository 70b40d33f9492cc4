import { describe, expect, test } from "vitest";
import { project } from "../../../../src/local/plugins/mongodbatlas/project.ts";
import type { Values } from "../../../../src/local/plugins/protocol/values.ts";
import { comparePlan } from "../../../../src/local/plugins/resources/plan.ts";
import { useAtlas } from "../../atlas/support/use-atlas.ts";
import { callOn } from "../support/atlas-call.ts";
import { changes, create, plan, update } from "../support/lifecycle.ts";
import { setFault } from "../support/set-fault.ts";

const local = useAtlas();
let names = 0;

function inputs(more: Values = {}): Values {
  return { name: `hospital ${++names}`, orgId: local().atlas.orgId, tags: { hospital: "h" }, ...more };
}

async function newProject(more: Values = {}) {
  const call = callOn(local().atlas);
  const given = inputs(more);
  return { call, given, state: await create(project, given, call) };
}

describe("a project", () => {
  test("leaves nothing to change, is read as it was created, and is imported by its id", async () => {
    const { call, given, state } = await newProject({ isDataExplorerEnabled: false });
    expect(state).toMatchObject({
      tags: { hospital: "h" },
      isDataExplorerEnabled: false,
      isSchemaAdvisorEnabled: true,
    });
    expect(changes(project, state, given)).toEqual([]);
    expect(await project.read(state, call)).toEqual(state);
    const imported = await project.read(project.stateOfImport(project.idOf(state)), call);
    expect(imported).toMatchObject({ id: state.id, name: given.name });
  });

  test("gets name, tags, settings and limits in place", async () => {
    const { call, given, state } = await newProject();
    const limits = [{ name: "atlas.project.deployment.clusters", value: 30 }];
    const wanted = { ...given, name: `${String(given.name)} renamed`, tags: {}, isDataExplorerEnabled: false, limits };
    const changed = await update(project, state, wanted, call);
    expect(changed).toMatchObject({ name: wanted.name, tags: {}, isDataExplorerEnabled: false });
    expect(changed.limits).toMatchObject(limits);
    expect(changes(project, changed, wanted)).toEqual([]);
  });

  test("is replaced for another organization only", async () => {
    const { given, state } = await newProject();
    const planned = plan(project, state, { ...given, orgId: "0123456789abcdef01234567", name: "x" });
    expect(comparePlan(project.attributes, state, planned).replaces).toEqual(["orgId"]);
  });

  test("can't be given other first alert settings or another owner later", async () => {
    const { given, state } = await newProject();
    expect(() => plan(project, state, { ...given, withDefaultAlertsSettings: false })).toThrow(/cannot be updated/);
    const owned = { ...state, projectOwnerId: "0123456789abcdef01234567" };
    expect(() => plan(project, owned, given)).toThrow(/project_owner_id cannot be updated/);
  });

  test("is taken back if its settings can't be made", async () => {
    await setFault(local(), { operation: "updateGroupSettings", status: 401, code: "USER_UNAUTHORIZED" });
    const call = callOn(local().atlas);
    const words = /^error updating project's settings assigned \([0-9a-f]{24}\):: .*HTTP 401 .*"USER_UNAUTHORIZED"/;
    await expect(create(project, inputs(), call)).rejects.toThrow(words);
    const deleted = call.sent.find(({ method }) => method === "DELETE");
    expect((await local().ask("GET", deleted?.path ?? "")).status).toBe(404);
  });

  test("is gone for a read after it was deleted, and deleting it then fails", async () => {
    const { call, state } = await newProject();
    await project.delete(state, call);
    expect(await project.read(state, call)).toBeUndefined();
    await expect(project.delete(state, call)).rejects.toThrow(/^error when destroying resource: .*HTTP 404/);
  });

  test("with a cluster is not deleted", async () => {
    const { call, state } = await newProject();
    await local().cluster(String(state.id), "c");
    await expect(project.delete(state, call)).rejects.toThrow(/"CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_CLUSTERS"/);
  });

  test("of a name in use is refused", async () => {
    const { call, given } = await newProject();
    const words = new RegExp(`^error creating project: ${String(given.name)}: .*"GROUP_ALREADY_EXISTS"`);
    await expect(create(project, given, call)).rejects.toThrow(words);
  });
});
