import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "vitest";
import {
  describeManifest,
  type Manifest,
  manifestFile,
  readManifest,
  writeManifest,
} from "../../../toolchain/setup/manifest.mjs";
import { test } from "../support/temp-folder.ts";

function manifestIn(folder: string): Manifest {
  const [node = "", pulumi = "", mongo = "", pulumiHome = ""] = ["node", "pulumi", "mongo", "home"].map((name) =>
    path.join(folder, name),
  );
  for (const file of [node, pulumi, mongo]) writeFileSync(file, "");
  mkdirSync(pulumiHome);
  return {
    node,
    pulumi: { path: pulumi, version: "3.259.0" },
    pulumiHome,
    plugins: "stand-in",
    mongo: { kind: "ferretdb", path: mongo, version: "1.24.2" },
    inputs: "abc",
  };
}

test("a manifest is read as it was written", ({ folder }) => {
  const manifest = manifestIn(folder);
  writeManifest(folder, manifest);
  expect(readManifest(folder, "abc")).toEqual(manifest);
});

test("a manifest of other inputs does not count", ({ folder }) => {
  writeManifest(folder, manifestIn(folder));
  expect(readManifest(folder, "abd")).toBeUndefined();
});

test("a manifest that names something that is gone does not count", ({ folder }) => {
  const manifest = manifestIn(folder);
  for (const gone of [manifest.node, manifest.pulumi.path, manifest.mongo.path, manifest.pulumiHome]) {
    writeManifest(folder, manifest);
    expect(readManifest(folder, "abc")).toBeDefined();
    renameSync(gone, `${gone}-away`);
    expect(readManifest(folder, "abc")).toBeUndefined();
    renameSync(`${gone}-away`, gone);
  }
});

test("a manifest that is no JSON does not count", ({ folder }) => {
  writeFileSync(manifestFile(folder), '{"inputs": "abc"');
  expect(readManifest(folder, "abc")).toBeUndefined();
});

test("a manifest is told in one line", ({ folder }) => {
  expect(describeManifest(manifestIn(folder))).toBe("pulumi 3.259.0, stand-in plugins, ferretdb 1.24.2");
});
