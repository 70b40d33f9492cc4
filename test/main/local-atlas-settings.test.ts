import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readConfig } from "../../src/main/config.ts";
import { readLocalAtlasSettings } from "../../src/main/local-atlas-settings.ts";

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "settings-"));
  file = join(folder, "atlas.json");
});
afterEach(() => rm(folder, { recursive: true }));

test("the environment names the file of settings for local Atlas", () => {
  const config = readConfig({ LOCAL_ATLAS_SETTINGS: file }, join(folder, ".env"));
  expect(config.atlas).toMatchObject({ target: "local", settingsFile: file });
});

test("faults and limits of the file are those of local Atlas", async () => {
  const faults = [{ operation: "createCluster", nth: 2, code: "OUT_OF_CAPACITY" }];
  await writeFile(file, JSON.stringify({ faults, limits: { clustersPerProject: 30 } }));
  expect(await readLocalAtlasSettings(file)).toMatchObject({ faults, limits: { clustersPerProject: 30 } });
});

test("without a file local Atlas is as it comes", async () => {
  expect(await readLocalAtlasSettings(undefined)).toEqual({});
});

test.each([
  ["no JSON", "{", "can't be read as JSON"],
  ["an unknown member", '{"fault":[]}', "fault"],
  ["a limit over what Atlas documents", '{"limits":{"clustersPerProject":101}}', "clustersPerProject"],
  ["a fault that does nothing", '{"faults":[{"operation":"getCluster"}]}', "status"],
])("a file with %s is refused, and the mistake is named", async (_, text, named) => {
  await writeFile(file, text);
  await expect(readLocalAtlasSettings(file)).rejects.toThrow(named);
  await expect(readLocalAtlasSettings(file)).rejects.toThrow("LOCAL_ATLAS_SETTINGS");
});

test("a file that is not there is refused", async () => {
  await expect(readLocalAtlasSettings(file)).rejects.toThrow(`${file} can't be read`);
});
