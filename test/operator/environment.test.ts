import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { engineEnvironment } from "../../src/operator/environment.ts";

describe("what an engine process inherits", () => {
  test.each([
    "PULUMI_DEBUG_PROVIDERS",
    "PULUMI_CONFIG_PASSPHRASE",
    "PULUMI_ACCESS_TOKEN",
    "PULUMI_BACKEND_URL",
    "MONGODB_ATLAS_PUBLIC_KEY",
    "MONGODB_ATLAS_PRIVATE_KEY",
    "MONGODB_ATLAS_BASE_URL",
    "MONGODB_MASTER_URI",
    "STRIPE_SECRET_KEY",
    "NODE_OPTIONS",
    "LD_PRELOAD",
    "TF_LOG",
  ])("never holds %s", (name) => {
    expect(engineEnvironment({ [name]: "canary", [name.toLowerCase()]: "canary" })).not.toContain("canary");
    expect(JSON.stringify(engineEnvironment({ [name]: "canary" }))).not.toContain("canary");
  });

  test.each(["PULUMI_", "MONGODB_", "STRIPE_"])("never holds anything of the family %s*", (family) => {
    fc.assert(
      fc.property(fc.string(), (rest) => {
        expect(Object.values(engineEnvironment({ [family + rest]: "canary" }))).not.toContain("canary");
      }),
    );
  });

  test("holds what it takes to run, to reach the network and the state's own storage", () => {
    const needed = {
      PATH: "/bin",
      HOME: "/home/ops",
      LANG: "C.UTF-8",
      LC_ALL: "C.UTF-8",
      TZ: "UTC",
      TMPDIR: "/tmp",
      HTTPS_PROXY: "http://proxy:3128",
      https_proxy: "http://proxy:3128",
      SSL_CERT_FILE: "/etc/ca.pem",
      NODE_EXTRA_CA_CERTS: "/etc/ca.pem",
      AWS_PROFILE: "state",
      AZURE_STORAGE_ACCOUNT: "state",
      GOOGLE_APPLICATION_CREDENTIALS: "/etc/google.json",
    };

    expect(engineEnvironment(needed)).toMatchObject(needed);
  });

  test("leaves no variable without a value", () => {
    expect(engineEnvironment({ PATH: undefined })).not.toHaveProperty("PATH");
  });

  test("never asks a proxy for what is on this machine, and goes on sparing what was spared", () => {
    const both = "127.0.0.1,localhost,.internal";

    expect(engineEnvironment({ HTTP_PROXY: "http://proxy:3128" })).toMatchObject({
      NO_PROXY: "127.0.0.1,localhost",
      no_proxy: "127.0.0.1,localhost",
    });
    expect(engineEnvironment({ NO_PROXY: ".internal" })).toMatchObject({ NO_PROXY: both, no_proxy: both });
    expect(engineEnvironment({ no_proxy: ".internal" })).toMatchObject({ NO_PROXY: both, no_proxy: both });
  });
});
