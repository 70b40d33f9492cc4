import { FlexCluster } from "@pulumi/mongodbatlas/flexCluster.js";
import { Project } from "@pulumi/mongodbatlas/project.js";
import { Provider, type ProviderArgs } from "@pulumi/mongodbatlas/provider.js";
import { expect, test } from "vitest";
import type { TestAtlas } from "../atlas/support/local-atlas.ts";
import { useAtlas } from "../atlas/support/use-atlas.ts";
import { useEngine } from "./support/engine-stack.ts";

const atlas = useAtlas();
const other = useAtlas();
const engine = useEngine();
const providerSettings = { backingProviderName: "AWS", regionName: "US_EAST_1" };

async function groupNames({ ask }: TestAtlas): Promise<string[]> {
  const { results } = (await ask("GET", "/groups")).body as { results: { name: string }[] };
  return results.map(({ name }) => name).sort();
}

function program(name: string, orgId: string, args: () => ProviderArgs) {
  return async () => {
    const provider = new Provider("mine", args());
    const project = new Project("project", { name, orgId }, { provider });
    new FlexCluster("flex", { projectId: project.id, name, providerSettings }, { provider });
  };
}

const nowhere = { baseUrl: "http://127.0.0.1:9", publicKey: "x", privateKey: "y" };

test("a service account from the environment does what a key does, and leaves nothing of it in the state", async () => {
  const { baseUrl, clientId, clientSecret, orgId } = atlas().atlas;
  const environment = {
    MONGODB_ATLAS_BASE_URL: baseUrl,
    MONGODB_ATLAS_CLIENT_ID: clientId,
    MONGODB_ATLAS_CLIENT_SECRET: clientSecret,
  };
  const stack = await engine().newStack({ environment }, async () => {
    new Project("project", { name: "by-account", orgId });
  });
  expect((await stack.up()).errors).toEqual([]);
  const { text } = await stack.state();
  for (const credential of [clientId, clientSecret]) expect(text).not.toContain(credential);
  expect((await stack.refreshPreview()).steps).toEqual([]);
  await stack.destroy();
});

test("a service account with a wrong secret fails before anything is previewed", async () => {
  const { baseUrl, clientId, orgId } = atlas().atlas;
  const args = { baseUrl, clientId, clientSecret: "not-the-secret" };
  const stack = await engine().newStack(
    nowhere,
    program("wrong", orgId, () => args),
  );
  const { errors, steps } = await stack.preview();
  const text = errors.map(({ message }) => message).join();
  expect(text).toMatch(/Error initializing provider: oauth2: "invalid_client"/);
  expect(text).not.toContain("not-the-secret");
  expect(steps).toEqual([]);
});

test("an address that is not on this machine is refused, whatever the environment says", async () => {
  const { publicKey, privateKey, orgId } = atlas().atlas;
  const args = { baseUrl: "https://cloud.mongodb.com", publicKey, privateKey };
  const stack = await engine().newStack(
    atlas().atlas,
    program("astray", orgId, () => args),
  );
  const { errors } = await stack.preview();
  expect(errors.map(({ message }) => message).join()).toMatch(/Refused base URL: .*cloud\.mongodb\.com/);
});

test("another key of a provider is an update of it alone, without any call: also a wrong one", async () => {
  const { baseUrl, publicKey, privateKey, orgId } = atlas().atlas;
  const args = { baseUrl, publicKey, privateKey };
  const stack = await engine().newStack(
    nowhere,
    program("rotation", orgId, () => args),
  );
  expect((await stack.up()).errors).toEqual([]);
  args.privateKey = "another-key";
  expect((await stack.up()).changes).toEqual({ same: 3, update: 1 });
  expect((await stack.state()).text).not.toContain("another-key");
  const blind = await stack.refreshPreview();
  expect(blind.result).toBe("failed");
  expect(blind.errors.map(({ message }) => message).join()).toMatch(/HTTP 401/);
  args.privateKey = privateKey;
  expect((await stack.up()).changes).toEqual({ same: 3, update: 1 });
  expect((await stack.destroy()).result).toBe("succeeded");
});

test("engines at once and providers beside each other stay strictly apart, each with its own Atlas and sign-in", async () => {
  const [here, there] = [atlas(), other()];
  const { baseUrl, publicKey, privateKey } = here.atlas;
  const key: ProviderArgs = { baseUrl, publicKey, privateKey };
  const { clientId, clientSecret } = there.atlas;
  const account: ProviderArgs = { baseUrl: there.atlas.baseUrl, clientId, clientSecret };
  const both = await engine().newStack(nowhere, async () => {
    for (const [name, args, orgId] of [
      ["both-here", key, here.atlas.orgId],
      ["both-there", account, there.atlas.orgId],
    ] as const) {
      const provider = new Provider(name, args);
      const project = new Project(name, { name, orgId }, { provider });
      new FlexCluster(name, { projectId: project.id, name, providerSettings }, { provider });
    }
  });
  const stacks = [
    both,
    await engine().newStack(
      nowhere,
      program("key-here", here.atlas.orgId, () => key),
    ),
    await engine().newStack(
      nowhere,
      program("account-there", there.atlas.orgId, () => account),
    ),
  ];
  const reports = await Promise.all(stacks.map((stack) => stack.up()));
  expect(reports.flatMap(({ errors }) => errors)).toEqual([]);
  expect(await groupNames(here)).toEqual(["both-here", "key-here"]);
  expect(await groupNames(there)).toEqual(["account-there", "both-there"]);
  const drift = await Promise.all(stacks.map((stack) => stack.refreshPreview()));
  expect(drift.flatMap(({ steps }) => steps)).toEqual([]);
  await Promise.all(stacks.map((stack) => stack.destroy()));
  expect([...(await groupNames(here)), ...(await groupNames(there))]).toEqual([]);
});
