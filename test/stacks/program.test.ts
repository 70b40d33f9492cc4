import { describe, expect, test } from "vitest";
import { hospitalProgram } from "../../stacks/hospital/program.ts";
import { hospitalConfig } from "./support/hospital-config.ts";
import { runProgram } from "./support/run-program.ts";

const clusterType = "mongodbatlas:index/advancedCluster:AdvancedCluster";
const tags = { "hospital-id": "hosp_st-mary", hospital: "st-mary", "managed-by": "chakravue-operator" };

describe("what one hospital owns in Atlas", () => {
  test("is a project, a cluster, a user with a password of its own, and one entry per address", async () => {
    const accessList = [
      { address: "127.0.0.1", comment: "Application server" },
      { address: "10.0.0.0/8", comment: "" },
    ];

    const { resources } = await runProgram(hospitalConfig("st-mary", { accessList }));

    expect(resources.map(({ name }) => name).sort()).toEqual([
      "access-10.0.0.0/8",
      "access-127.0.0.1",
      "cluster",
      "password-g1",
      "project",
      "user-g1",
    ]);
  });

  test("is replaced, if ever, by deleting first: Atlas adds by name and address, so the new one would be deleted", async () => {
    const { resources } = await runProgram(hospitalConfig("st-mary"));

    const inAtlas = resources.filter(({ type }) => type.startsWith("mongodbatlas:"));
    expect(inAtlas).toHaveLength(4);
    for (const { options } of inAtlas) expect(options.deleteBeforeReplace).toBe(true);
  });

  test.each(["M0", "FLEX", "M10", "M30"] as const)("has a cluster of one and the same kind at %s", async (tier) => {
    const { named } = await runProgram(hospitalConfig("st-mary", { tier }));

    const cluster = named("cluster");
    expect(cluster.type).toBe(clusterType);
    expect(cluster.inputs).toMatchObject({ name: "st-mary", clusterType: "REPLICASET", projectId: "project-id" });
    expect(cluster.inputs.backupEnabled).toBe(tier === "M10" || tier === "M30" ? true : undefined);
  });

  test("says who it belongs to and who manages it, at every tier in the same words", async () => {
    for (const tier of ["M0", "FLEX", "M10"] as const) {
      const { named } = await runProgram(hospitalConfig("st-mary", { tier }));
      expect([named("project").inputs.tags, named("cluster").inputs.tags]).toEqual([tags, tags]);
    }
  });

  test.each([true, false])("has its termination protection set to %s as the configuration says", async (wanted) => {
    const { named } = await runProgram(hospitalConfig("st-mary", { tier: "M10", terminationProtection: wanted }));

    expect(named("cluster").inputs.terminationProtectionEnabled).toBe(wanted);
  });
});

describe("an entry of the access list", () => {
  test.each([
    ["203.0.113.7", { ipAddress: "203.0.113.7" }],
    ["2001:db8::7", { ipAddress: "2001:db8::7" }],
    ["203.0.113.0/24", { cidrBlock: "203.0.113.0/24" }],
    ["2001:db8::/32", { cidrBlock: "2001:db8::/32" }],
  ])("%s is an address or a range, never both", async (address, place) => {
    const accessList = [{ address, comment: "Clinic" }];

    const { named } = await runProgram(hospitalConfig("st-mary", { accessList }));

    expect(named(`access-${address}`).inputs).toEqual({ projectId: "project-id", comment: "Clinic", ...place });
  });
});

describe("the database users", () => {
  test("are one per credential generation, each with a password of its own", async () => {
    const { named, outputs } = await runProgram(hospitalConfig("st-mary", { credentialGenerations: [1, 2] }));

    expect(outputs.users).toEqual([
      { generation: 1, username: "app-st-mary-g1", password: "the-first-password" },
      { generation: 2, username: "app-st-mary-g2", password: "the-second-password" },
    ]);
    expect(named("password-g2").inputs.keepers).not.toEqual(named("password-g1").inputs.keepers);
  });

  test("may use the hospital's one database on the hospital's one cluster", async () => {
    const { named } = await runProgram(hospitalConfig("st-mary"));

    expect(named("user-g1").inputs).toMatchObject({
      authDatabaseName: "admin",
      roles: [
        { roleName: "readWrite", databaseName: "hospital_st_mary" },
        { roleName: "dbAdmin", databaseName: "hospital_st_mary" },
      ],
      scopes: [{ name: "st-mary", type: "CLUSTER" }],
    });
  });

  test("have passwords that need no escaping in a connection string and are longer than Atlas asks for", async () => {
    const { named } = await runProgram(hospitalConfig("st-mary"));

    expect(named("password-g1").inputs).toMatchObject({ length: 40, special: false });
  });

  test("are none for a hospital without a generation", async () => {
    const { resources, outputs } = await runProgram(hospitalConfig("st-mary", { credentialGenerations: [] }));

    expect(resources.filter(({ name }) => /user|password/.test(name))).toEqual([]);
    expect(outputs.users).toEqual([]);
  });
});

describe("a suspended hospital", () => {
  const suspended = { suspended: true, credentialGenerations: [1, 2] };

  test.each(["M0", "FLEX", "M10"] as const)(
    "keeps its project and its %s cluster, and lets nobody in",
    async (tier) => {
      const { resources, outputs } = await runProgram(hospitalConfig("st-mary", { tier, ...suspended }));

      expect(resources.map(({ name }) => name).sort()).toEqual(["cluster", "project"]);
      expect(outputs.users).toEqual([]);
    },
  );

  test.each([true, false])("has a dedicated cluster that is told to pause or to run: %s", async (paused) => {
    const { named } = await runProgram(hospitalConfig("st-mary", { tier: "M10", suspended: paused }));

    expect(named("cluster").inputs.paused).toBe(paused);
  });

  test.each(["M0", "FLEX"] as const)("at %s asks for no pause, which Atlas does not have there", async (tier) => {
    const { named } = await runProgram(hospitalConfig("st-mary", { tier, suspended: true }));

    expect(named("cluster").inputs).not.toHaveProperty("paused");
  });
});

describe("a shared project", () => {
  const projectId = "aaaaaaaaaaaaaaaaaaaaaaaa";

  test("is used and not declared", async () => {
    const { resources, named, outputs } = await runProgram(
      hospitalConfig("st-mary", { projectMode: "shared", projectId }),
    );

    expect(resources.map(({ name }) => name)).not.toContain("project");
    expect(named("cluster").inputs.projectId).toBe(projectId);
    expect(outputs.projectId).toBe(projectId);
  });

  test("without an id is refused, with what to set", () => {
    expect(() => hospitalProgram(hospitalConfig("st-mary", { projectMode: "shared" }))).toThrow(/projectId.*Set/);
  });
});

describe("an adoption", () => {
  test("imports just what it names", async () => {
    const { named } = await runProgram(hospitalConfig("st-mary"), { adopt: { cluster: "p-st-mary" } });

    expect(named("cluster").options.import).toBe("p-st-mary");
    expect(named("project").options).not.toHaveProperty("import");
  });

  test("imports the user of one generation and makes that of another", async () => {
    const config = hospitalConfig("st-mary", { credentialGenerations: [1, 2] });

    const { named } = await runProgram(config, { adopt: { users: [{ generation: 1, importId: "p-u-admin" }] } });

    expect(named("user-g1").options.import).toBe("p-u-admin");
    expect(named("user-g2").options).not.toHaveProperty("import");
  });

  test("is never a matter of course", async () => {
    const { resources } = await runProgram(hospitalConfig("st-mary"));

    for (const { options } of resources) expect(options).not.toHaveProperty("import");
  });
});

test("what comes out tells where the database is; the users are secret as a whole", async () => {
  const { outputs, secretOutputs } = await runProgram(hospitalConfig("st-mary"));

  expect(outputs).toMatchObject({
    projectId: "project-id",
    clusterId: "cluster-id-of-atlas",
    clusterName: "st-mary",
    databaseName: "hospital_st_mary",
    connectionString: "mongodb://127.0.0.1:21000",
  });
  expect(secretOutputs).toEqual(["users"]);
});
