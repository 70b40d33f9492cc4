import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "vitest";
import { dataFolder, stateAddress } from "../../../toolchain/setup/data-folder.mjs";
import { namedStack } from "../../../toolchain/setup/named-stack.mjs";
import { withoutTargets } from "../../../toolchain/setup/without-targets.mjs";
import { test } from "../support/temp-folder.ts";

test.for([
  [["stack", "history", "-s", "test-hospital"], "test-hospital"],
  [["stack", "--stack", "test-hospital"], "test-hospital"],
  [["preview", "--stack=test-hospital"], "test-hospital"],
  [["preview", "-stest-hospital"], "test-hospital"],
  [["stack", "-s", "organization/hospital-atlas/test-hospital"], "test-hospital"],
  [["stack", "ls"], undefined],
  [["stack", "-s"], undefined],
  [["--cwd", "elsewhere", "stack", "-s", "test-hospital"], undefined],
  [["-C", "elsewhere", "stack", "-s", "test-hospital"], undefined],
  [["config", "set", "x", "--", "-s"], undefined],
] as const)("%j names the stack %s", ([args, stack]) => {
  expect(namedStack(args)).toBe(stack);
});

test("the data lie where the environment says, else .env, else in .data", ({ folder }) => {
  expect(dataFolder(folder, {})).toBe(path.join(folder, ".data"));
  writeFileSync(path.join(folder, ".env"), "PORT=3000\nexport DATA_DIR = 'my data' \n");
  expect(dataFolder(folder, {})).toBe(path.join(folder, "my data"));
  expect(dataFolder(folder, { DATA_DIR: "/disk/data" })).toBe("/disk/data");
});

test("the state lies where the environment says, else .env, else with the data", ({ folder }) => {
  expect(stateAddress(folder, {})).toBe(`file://${folder}/.data/state?metadata=skip`);
  expect(stateAddress(folder, { PULUMI_BACKEND_URL: "file:///states" })).toBe("file:///states?metadata=skip");
  for (const line of ['="s3://states?region=eu-west-1" # ours', "= s3://states?region=eu-west-1 # ours"]) {
    writeFileSync(path.join(folder, ".env"), `PULUMI_BACKEND_URL${line}\n`);
    expect(stateAddress(folder, {})).toBe("s3://states?region=eu-west-1");
  }
  expect(stateAddress(folder, { PULUMI_BACKEND_URL: "" })).toBe(`file://${folder}/.data/state?metadata=skip`);
  expect(stateAddress(folder, { PULUMI_BACKEND_URL: "s3://others" })).toBe("s3://others");
});

test("tests see nothing that names somebody's Atlas, database, engine, till or data", () => {
  const env = {
    PATH: "/bin",
    ATLAS_OPENAPI: "openapi.json",
    CHAKRAVUE_TOOLCHAIN: "toolchain.json",
    MONGODB_ATLAS_PUBLIC_KEY: "key",
    MONGODB_ATLAS_BASE_URL: "https://cloud.mongodb.com",
    MONGODB_MASTER_URI: "mongodb://production",
    PULUMI_ACCESS_TOKEN: "token",
    PULUMI_BACKEND_URL: "s3://production",
    STRIPE_SECRET_KEY: "sk_live",
    DATA_DIR: "/production",
    PORT: "3000",
  };
  expect(Object.keys(withoutTargets(env))).toEqual(["PATH", "ATLAS_OPENAPI", "CHAKRAVUE_TOOLCHAIN"]);
});
