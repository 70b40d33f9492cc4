import { expect, test } from "vitest";
import { nodeFits, parseVersion, versionMisfit } from "../../../toolchain/setup/versions.mjs";

test.each([
  ["v24.21.0", [24, 21, 0]],
  ["db version v7.0.14\nBuild Info: {", [7, 0, 14]],
  ["go1.26", [1, 26, 0]],
  ["v3.259.0-dev.0+dirty", [3, 259, 0]],
])("the version in %j is found", (text, version) => {
  expect(parseVersion(text)).toEqual(version);
});

test("a text without a version has none", () => {
  expect(parseVersion("unknown")).toBeUndefined();
});

test.each(["v22.18.0", "v22.21.1", "v24.0.0", "v24.21.0", "v26.0.0", "v28.1.0"])(
  "Node %s runs the project",
  (version) => {
    expect(nodeFits(version)).toBe(true);
  },
);

test.each(["v18.20.8", "v20.20.2", "v22.17.1", "v23.11.0", "v25.9.0", "unknown"])("Node %s does not", (version) => {
  expect(nodeFits(version)).toBe(false);
});

test("a tool of a fitting version fits", () => {
  expect(versionMisfit("v3.206.0", { least: "3.206.0", sameMajor: true })).toBeUndefined();
  expect(versionMisfit("v3.1000.1", { least: "3.206.0", sameMajor: true })).toBeUndefined();
  expect(versionMisfit("db version v8.2.6", { least: "6.0.0" })).toBeUndefined();
});

test.each([
  ["v3.205.9", "3.205.9 is older than 3.206.0"],
  ["v2.300.0", "2.300.0 is older than 3.206.0"],
  ["v4.0.0", "4.0.0 is not a version 3"],
  ["what?", "it does not tell its version"],
])("a tool that says %s does not fit", (says, why) => {
  expect(versionMisfit(says, { least: "3.206.0", sameMajor: true })).toBe(why);
});
