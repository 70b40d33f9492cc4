import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readConfig } from "../../src/main/config.ts";

const atlasKeys = {
  MONGODB_ATLAS_PUBLIC_KEY: "abcdefgh",
  MONGODB_ATLAS_PRIVATE_KEY: "11111111-2222-3333-4444-555555555555",
  MONGODB_ATLAS_ORG_ID: "0123456789abcdef01234567",
  APP_SERVER_IP: "203.0.113.7",
};
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "config-"));
});
afterEach(() => rm(folder, { recursive: true }));

function read(environment: Record<string, string>) {
  return readConfig(environment, join(folder, ".env"));
}

describe("the configuration", () => {
  test("needs nothing: then it is port 3000 and local Atlas", () => {
    expect(read({})).toMatchObject({ port: 3000, host: "127.0.0.1", atlas: { target: "local" }, remarks: [] });
  });

  test("means the real Atlas only when all its keys are there", () => {
    expect(read(atlasKeys).atlas).toMatchObject({ target: "atlas", baseUrl: "https://cloud.mongodb.com" });
  });

  test.each(["MONGODB_ATLAS_PUBLIC_KEY", "MONGODB_ATLAS_PRIVATE_KEY", "MONGODB_ATLAS_ORG_ID"] as const)(
    "refuses to start on half a set of keys, and names the missing one: %s",
    (missing) => {
      const { [missing]: _, ...rest } = atlasKeys;
      expect(() => read(rest)).toThrow(`${missing}: missing`);
    },
  );

  test("refuses the placeholders of the guide's example", () => {
    expect(() => read({ ...atlasKeys, MONGODB_ATLAS_PUBLIC_KEY: "your_public_key_here" })).toThrow("placeholder");
  });

  test("refuses the real Atlas without an address that may reach the databases", () => {
    const { APP_SERVER_IP: _, ...rest } = atlasKeys;
    expect(() => read(rest)).toThrow("APP_SERVER_IP: needed");
  });

  test("never repeats a value in a refusal", () => {
    expect(() => read({ MONGODB_MASTER_URI: "postgres://u:hunter22@h" })).toThrow(/^(?!.*hunter22)/s);
  });

  test("takes what .env says, unless the environment says otherwise", async () => {
    await writeFile(join(folder, ".env"), "PORT=4100\nHOST=127.0.0.2\n");
    expect(read({ PORT: "4200" })).toMatchObject({ port: 4200, host: "127.0.0.2" });
  });

  test("reads the guide's 0.0.0.0 as every address, and says what that means", () => {
    const config = read({ ...atlasKeys, APP_SERVER_IP: "0.0.0.0" });
    expect(config.appServerAddress).toBe("0.0.0.0/0");
    expect(config.remarks.join()).toContain("whole internet");
  });

  test("says so when the project's id is set but not used", () => {
    expect(read({ ...atlasKeys, MONGODB_ATLAS_PROJECT_ID: "0123456789abcdef01234567" }).remarks.join()).toContain(
      "not used",
    );
  });

  test("names every variable that is wrong at once", () => {
    expect(() => read({ PORT: "many", ATLAS_REGION: "us-east-1" })).toThrow(/PORT:[\s\S]*ATLAS_REGION:/);
  });
});
