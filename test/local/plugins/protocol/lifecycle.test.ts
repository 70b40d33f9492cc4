import { describe, expect, test } from "vitest";
import { systemClock } from "../../../../src/foundation/clock.ts";
import type { AtlasContext } from "../../../../src/local/plugins/mongodbatlas/context.ts";
import { mongodbatlasPlugin } from "../../../../src/local/plugins/mongodbatlas/plugin.ts";
import { readResource } from "../../../../src/local/plugins/protocol/lifecycle.ts";
import type { Resource } from "../../../../src/local/plugins/resources/resource.ts";
import { useAtlas } from "../../atlas/support/use-atlas.ts";
import { callOn } from "../support/atlas-call.ts";
import { struct } from "../support/plugin-client.ts";

const local = useAtlas();
const projectId = "0123456789abcdef01234567";

function resourceOf(name: string): Resource<AtlasContext> {
  const found = mongodbatlasPlugin({}, systemClock).resources.find(({ type }) => type.endsWith(`:${name}`));
  if (!found) throw new Error(name);
  return found;
}

function imported(name: string, id: string) {
  return readResource(resourceOf(name), { id, properties: undefined, inputs: undefined }, callOn(local().atlas));
}

describe("an import", () => {
  test.each([
    ["Project", projectId],
    ["FlexCluster", `${projectId}-f`],
    ["DatabaseUser", `${projectId}-app-admin`],
    ["ProjectIpAccessList", `${projectId}-203.0.113.7`],
  ])("of a %s that is not there finds nothing", async (name, id) => {
    expect(await imported(name, id)).toBeUndefined();
  });

  test("of a cluster that is not there fails as with the official plugin; a refresh finds it gone", async () => {
    await expect(imported("AdvancedCluster", `${projectId}-c`)).rejects.toThrow(
      "Unable to Upgrade Resource State: This resource was implemented with an UpgradeState() method, however Terraform " +
        "was expecting an implementation for version 0 upgrade.",
    );
    const properties = struct({ projectId, name: "c" });
    const known = { id: "missing ID", properties, inputs: properties };
    expect(await readResource(resourceOf("AdvancedCluster"), known, callOn(local().atlas))).toBeUndefined();
  });

  test("makes inputs of what a program can set, and a refresh changes only those that it has", async () => {
    const id = await local().project();
    await local().cluster(id, "f", "FLEX");
    const reading = await imported("FlexCluster", `${id}-f`);
    const providerSettings = { backingProviderName: "AWS", regionName: "US_EAST_1" };
    expect(reading?.inputs.toJavaScript()).toEqual({ projectId: id, name: "f", providerSettings });
    const known = { id: `${reading?.id}`, properties: reading?.properties, inputs: struct({ name: "f" }) };
    const again = await readResource(resourceOf("FlexCluster"), known, callOn(local().atlas));
    expect(again?.inputs.toJavaScript()).toEqual({ name: "f" });
  });
});
