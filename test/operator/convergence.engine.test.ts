import { expect, test } from "vitest";
import { granted, useEngine } from "./support/use-engine.ts";

const engine = useEngine();

test.each(["M0", "FLEX"] as const)(
  "a change from %s to M10 that also asks for protection is whole after a second step",
  async (tier) => {
    const { apply, atlas, hospital, run } = engine();
    const small = hospital(`growing-${tier.toLowerCase()}`, { tier });
    const { outputs } = await apply(small);
    const cluster = async () =>
      (await atlas.ask("GET", `/groups/${outputs?.projectId}/clusters/${small.clusterName}`)).body;

    const large = { ...small, tier: "M10" as const, terminationProtection: true };
    expect((await apply(large)).changeSet.counts).toMatchObject({ update: 1, replace: 0 });
    expect((await cluster()).terminationProtectionEnabled).toBe(false);

    const rest = granted(await run("preview", large)).changeSet;
    expect(rest.resources.filter(({ operation }) => operation !== "same")).toMatchObject([
      {
        name: "cluster",
        operation: "update",
        properties: [{ path: "terminationProtectionEnabled", before: false, after: true }],
      },
    ]);
    await apply(large);

    expect((await cluster()).terminationProtectionEnabled).toBe(true);
    expect(granted(await run("preview", large)).changeSet.hasChanges).toBe(false);
    expect(granted(await run("preview-refresh", large)).changeSet.hasChanges).toBe(false);
  },
);
