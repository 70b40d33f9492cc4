import { describe, expect, test } from "vitest";
import { accessOf } from "../../../../src/local/plugins/mongodbatlas/access.ts";

const environment = {
  MONGODB_ATLAS_BASE_URL: "http://127.0.0.1:1",
  MONGODB_ATLAS_PUBLIC_KEY: "env-public",
  MONGODB_ATLAS_PRIVATE_KEY: "env-private",
};
const config = { baseUrl: "http://127.0.0.1:2", publicKey: "own-public", privateKey: "own-private" };

describe("access to Atlas", () => {
  test("is the provider's own configuration if there is one", () => {
    expect(accessOf(config, environment)).toEqual(config);
  });

  test("is the environment's otherwise", () => {
    const { MONGODB_ATLAS_BASE_URL: baseUrl } = environment;
    expect(accessOf({}, environment)).toEqual({ baseUrl, publicKey: "env-public", privateKey: "env-private" });
  });

  test.each(Object.keys(config))("is refused if the provider's own configuration lacks only %s", (name) => {
    expect(() => accessOf({ ...config, [name]: "" }, environment)).toThrow(new RegExp(`Incomplete.*${name}`));
  });

  test("is refused without an address: the real Atlas is never meant by default", () => {
    expect(() => accessOf({}, { ...environment, MONGODB_ATLAS_BASE_URL: undefined })).toThrow(/baseUrl/);
  });

  test("is refused if there is nothing at all, and if the address is none", () => {
    expect(() => accessOf({}, {})).toThrow(/Missing Credentials/);
    expect(() => accessOf({ ...config, baseUrl: "127.0.0.1" }, {})).toThrow(/Invalid base URL/);
  });
});
