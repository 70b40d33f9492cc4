import { describe, expect, test } from "vitest";
import type { RunView } from "../../src/api/views/run.ts";
import { ProblemAnswer, runTo } from "../support/hospital.ts";
import { patientsIn, writePatient } from "./support/hospital-database.ts";
import { clustersShown } from "./support/local-atlas.ts";
import { approve, carryOut, provision } from "./support/provision.ts";
import { type ServiceProcess, startServiceProcess } from "./support/service-process.ts";

function changeTo(tier: string) {
  return { kind: "change", config: { tier } };
}

/** What a plan would do to the cluster, and how many of all resources it would replace or remove. */
function clusterIn({ plan }: RunView) {
  const resources = plan?.change_set.resources ?? [];
  const cluster = resources.find(({ name }) => name === "cluster");
  const lost = resources.filter(({ operation }) => /replace|delete/.test(operation)).length;
  return { operation: cluster?.operation, properties: cluster?.properties ?? [], lost };
}

async function refusal(service: ServiceProcess, id: string, tier: string) {
  const response = await service.ask("POST", `/api/v1/hospitals/${id}/runs`, { ...changeTo(tier), reason: "a test" });
  return ProblemAnswer.parse(await response.json());
}

async function shown(service: ServiceProcess, id: string) {
  return (await service.ask("GET", `/api/v1/hospitals/${id}`)).json();
}

describe("M0 to M10", () => {
  test("is previewed as one update in place with its price, and after its approval the same string finds the same data", async () => {
    const service = await startServiceProcess();
    const { id, connectionString } = await provision(service);
    await writePatient(connectionString, "Ada");

    const planned = await runTo(service, id, changeTo("M10"));
    expect(planned).toMatchObject({
      status: "awaiting_approval",
      plan: {
        change_set: { has_changes: true, counts: { create: 0, update: 1, replace: 0, delete: 0, import: 0, same: 4 } },
        cost: {
          before_tier: "M0",
          after_tier: "M10",
          difference_cents_a_month: 5_840,
          currency: "USD",
          prices_as_of: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
        },
      },
    });
    const cluster = clusterIn(planned);
    expect(cluster).toMatchObject({ operation: "update", lost: 0 });
    expect(cluster.properties.filter(({ path }) => path.endsWith("instanceSize"))).toEqual([
      {
        path: "replicationSpecs[0].regionConfigs[0].electableSpecs.instanceSize",
        before: "M0",
        after: "M10",
        secret: false,
        unknown: false,
      },
    ]);
    expect(await shown(service, id)).toMatchObject({ database: { tier: "M0" } });

    const applied = await approve(service, planned.id);
    expect(applied).toMatchObject({ status: "applied", applied: { counts: { update: 1, replace: 0, delete: 0 } } });
    expect(await patientsIn(connectionString)).toEqual(["Ada"]);
    expect(await shown(service, id)).toMatchObject({ status: "active", database: { tier: "M10" } });
    expect(await clustersShown(service)).toEqual(["test-hospital IDLE M10"]);

    const again = await runTo(service, id, changeTo("M10"));
    expect(again).toMatchObject({ status: "planned_and_finished", plan: { change_set: { has_changes: false } } });

    for (const tier of ["FLEX", "M0"]) {
      expect(await refusal(service, id, tier)).toMatchObject({ status: 422, code: "downgrade_refused" });
    }
    expect(await shown(service, id)).toMatchObject({ active_run: null, database: { tier: "M10" } });
  });
});

describe("the way over FLEX", () => {
  test("goes from M0 to FLEX to M20 in place, keeps the data, and offers FLEX to who asks for a retired tier", async () => {
    const service = await startServiceProcess();
    const { id, connectionString } = await provision(service);
    await writePatient(connectionString, "Ada");
    for (const retired of ["M2", "M5"]) {
      const { status, code, replacement } = await refusal(service, id, retired);
      expect({ status, code, replacement }).toEqual({ status: 422, code: "tier_retired", replacement: "FLEX" });
    }
    for (const tier of ["FLEX", "M20"]) {
      const planned = await runTo(service, id, changeTo(tier));
      expect(clusterIn(planned)).toMatchObject({ operation: "update", lost: 0 });
      expect((await approve(service, planned.id)).status).toBe("applied");
      expect(await shown(service, id)).toMatchObject({ status: "active", database: { tier } });
      expect((await runTo(service, id, changeTo(tier))).status).toBe("planned_and_finished");
    }
    expect(await patientsIn(connectionString)).toEqual(["Ada"]);
  });

  test("is one way: from FLEX back to M0 is refused, and so is what the plan does not include", async () => {
    const service = await startServiceProcess();
    const { id } = await provision(service, { plan: "starter" });
    expect(await refusal(service, id, "M10")).toMatchObject({ status: 422, code: "tier_not_in_plan" });
    expect((await carryOut(service, id, changeTo("FLEX"))).status).toBe("applied");
    expect(await refusal(service, id, "M0")).toMatchObject({ status: 422, code: "downgrade_refused" });
    expect(await shown(service, id)).toMatchObject({ active_run: null, database: { tier: "FLEX" } });
  });
});
