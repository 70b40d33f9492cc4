import { describe, expect, test } from "vitest";
import { accessOf } from "../../../../src/local/plugins/mongodbatlas/access.ts";
import type { Values } from "../../../../src/local/plugins/protocol/values.ts";

const environment: Record<string, string> = {
  MONGODB_ATLAS_BASE_URL: "http://127.0.0.1:1",
  MONGODB_ATLAS_PUBLIC_KEY: "env-public",
  MONGODB_ATLAS_PRIVATE_KEY: "env-private",
};
const config = { baseUrl: "http://127.0.0.1:2", publicKey: "own-public", privateKey: "own-private" };
const envKey = { kind: "api-key", publicKey: "env-public", privateKey: "env-private" };

function access(own: Values, env: Record<string, string> = {}) {
  const warnings: string[] = [];
  return { ...accessOf(own, env, (detail) => warnings.push(detail)), warnings };
}

describe("access to Atlas", () => {
  test("is the provider's own configuration if that holds credentials", () => {
    const { publicKey, privateKey } = config;
    const signIn = { kind: "api-key", publicKey, privateKey };
    expect(access(config, environment)).toEqual({ baseUrl: config.baseUrl, signIn, warnings: [] });
  });

  test("is the environment's otherwise, and its address then too", () => {
    const expected = { baseUrl: "http://127.0.0.1:1", signIn: envKey, warnings: [] };
    expect(access({}, environment)).toEqual(expected);
    expect(access({ baseUrl: config.baseUrl }, environment)).toEqual(expected);
  });

  test.each([
    [{ accessToken: "t", clientId: "i", clientSecret: "s" }, "access-token", "although Service Account and API Keys"],
    [{ accessToken: "t" }, "access-token", "Access Token will be used although API Key"],
    [
      { clientId: "mdb_sa_id_1", clientSecret: "s" },
      "service-account",
      "Service Account will be used although API Key",
    ],
    [{}, "api-key", ""],
  ])("prefers a token to an account to a key, and tells of what is unused: %j", (more, kind, warning) => {
    const { signIn, warnings } = access({ ...config, ...more });
    expect(signIn.kind).toBe(kind);
    expect(warnings.join()).toContain(warning);
    expect(warnings).toHaveLength(warning === "" ? 0 : 1);
  });

  test("by a service account is found in the environment", () => {
    const { MONGODB_ATLAS_BASE_URL = "" } = environment;
    const account = { MONGODB_ATLAS_CLIENT_ID: "i", MONGODB_ATLAS_CLIENT_SECRET: "s", MONGODB_ATLAS_BASE_URL };
    expect(access({}, account).signIn).toEqual({ kind: "service-account", clientId: "i", clientSecret: "s" });
  });

  test.each([
    [{ privateKey: "" }, "API Key will be used but Private Key is required"],
    [{ publicKey: "" }, "API Key will be used but Public Key is required"],
    [{ clientId: "i" }, "Service Account will be used but Client Secret is required"],
    [{ clientSecret: "s" }, "Service Account will be used but Client ID is required"],
    [{ publicKey: "mdb_sa_id_1" }, "Service Account credentials (starting with 'mdb_sa')"],
  ])("is refused if the credentials are %j", (more, reason) => {
    expect(() => access({ ...config, ...more }, environment)).toThrow(
      `Error getting credentials for provider: ${reason}`,
    );
  });

  test("is refused if the official plugin would fetch it from AWS", () => {
    expect(() => access({ ...config, assumeRoles: [{ roleArn: "arn:aws:iam::1:role/r" }] })).toThrow(
      /Missing Credentials/,
    );
  });

  test("is refused without credentials", () => {
    expect(() => access({})).toThrow(/Missing Credentials/);
    expect(() => access({ baseUrl: config.baseUrl })).toThrow(/Missing Credentials/);
  });

  test("is refused without an address of the same source: the real Atlas is never meant by default", () => {
    expect(() => access({ ...config, baseUrl: "" }, environment)).toThrow(/Missing base URL/);
    expect(() => access({ baseUrl: config.baseUrl }, { ...environment, MONGODB_ATLAS_BASE_URL: "" })).toThrow(
      /Missing base URL/,
    );
    expect(() => access({ ...config, baseUrl: "127.0.0.1" })).toThrow(/Invalid base URL/);
  });

  test.each([
    "https://cloud.mongodb.com",
    "http://192.168.0.7:8080",
    "http://127.0.0.1.example.org",
    "http://0.0.0.0:1",
    "http://localhost.example.org",
    "http://me@example.org",
  ])("is refused at %s, which is not on this machine", (baseUrl) => {
    expect(() => access({ ...config, baseUrl })).toThrow(/Refused base URL/);
  });

  test("is refused at the address that the official plugin has for the government's cloud", () => {
    expect(() => access({ ...config, isMongodbgovCloud: true })).toThrow(/Refused base URL/);
  });

  test.each(["http://127.0.0.1:1/", "http://localhost:1", "http://[::1]:1", "https://127.9.9.9"])(
    "is given at %s",
    (baseUrl) => {
      expect(access({ ...config, baseUrl }).baseUrl).toBe(baseUrl);
    },
  );
});
