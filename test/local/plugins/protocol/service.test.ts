import { status } from "@grpc/grpc-js";
import type plugin_pb from "@pulumi/pulumi/proto/plugin_pb.js";
import pb from "@pulumi/pulumi/proto/provider_pb.js";
import emptyPb from "google-protobuf/google/protobuf/empty_pb.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemClock } from "../../../../src/foundation/clock.ts";
import { mongodbatlasPlugin } from "../../../../src/local/plugins/mongodbatlas/plugin.ts";
import { ask, type PluginClient, serveForTest, struct } from "../support/plugin-client.ts";

const signature = "4dabf18193072939515e22adb298388d";
const secret = "1b47061264138c4ac30d75fd1eb44270";
const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const keys = { baseUrl: "http://127.0.0.1:9", publicKey: "public", privateKey: "private" };

let plugin: PluginClient | undefined;
beforeAll(async () => {
  plugin = await serveForTest(mongodbatlasPlugin({}, systemClock));
});
afterAll(() => plugin?.close());

function client(): PluginClient["client"] {
  if (!plugin) throw new Error("The plugin is not served.");
  return plugin.client;
}

function urn(type: string, name = "it"): string {
  return `urn:pulumi:stack::project::mongodbatlas:index/${type}::${name}`;
}

function check(type: string, news: object, olds: object = {}) {
  const request = new pb.CheckRequest()
    .setUrn(urn(type))
    .setNews(struct({ ...news }))
    .setOlds(struct({ ...olds }));
  return ask<pb.CheckResponse>((done) =>
    client().check(request.setRandomseed(Buffer.from("0123456789abcdef", "hex")), done),
  );
}

describe("a plugin's answers", () => {
  test("name its version and what it understands", async () => {
    const info = await ask<plugin_pb.PluginInfo>((done) => client().getPluginInfo(new emptyPb.Empty(), done));
    expect(info.getVersion()).toBe("4.16.0");
    const shake = await ask<pb.ProviderHandshakeResponse>((done) =>
      client().handshake(new pb.ProviderHandshakeRequest(), done),
    );
    expect([shake.getAcceptSecrets(), shake.getAcceptResources(), shake.getAcceptOutputs()]).toEqual([
      true,
      true,
      true,
    ]);
    const configured = await ask<pb.ConfigureResponse>((done) =>
      client().configure(new pb.ConfigureRequest().setArgs(struct(keys)), done),
    );
    expect([configured.getAcceptsecrets(), configured.getSupportspreview()]).toEqual([true, true]);
  });

  test("give a nameless project its name with seven digits, and the same again later", async () => {
    const fresh = await check("project:Project", { orgId: "o" });
    expect(fresh.getInputs()?.toJavaScript()).toEqual({ orgId: "o", name: "it-0123456" });
    const later = await check("project:Project", { orgId: "o" }, { orgId: "o", name: "it-fedcba9" });
    expect(later.getInputs()?.toJavaScript()).toEqual({ orgId: "o", name: "it-fedcba9" });
  });

  test("say which inputs are missing or wrong, at any depth, each in words that name its place", async () => {
    const roles = [{ roleName: "read" }];
    const answer = await check("databaseUser:DatabaseUser", { projectId: "p", x509Type: "NEVER", id: "i", roles });
    const failures = answer.getFailuresList();
    expect(failures.map((failure) => failure.getProperty())).toEqual(failures.map(() => ""));
    expect(failures.map((failure) => failure.getReason())).toEqual([
      "Invalid Configuration for Read-Only Attribute. Cannot set value for this attribute as the provider has marked " +
        "it as read-only. Remove the configuration line setting the value.. Examine values at 'it.id'.",
      "Missing required property 'authDatabaseName'",
      "Missing required property 'username'",
      "Missing required property 'roles.databaseName'",
      'Invalid Attribute Value Match. Attribute x509_type value must be one of: ["NONE" "MANAGED" "CUSTOMER"], ' +
        "got: \"NEVER\". Examine values at 'it.x509Type'.",
    ]);
  });

  test.each([{}, { roles: [] }])("take an empty block for none: %j", async (more) => {
    const user = { projectId: "p", username: "u", authDatabaseName: "admin", ...more };
    const failures = (await check("databaseUser:DatabaseUser", user)).getFailuresList();
    expect(failures.map((failure) => failure.getReason())).toEqual([
      "Invalid Block. Block roles must have a configuration value as the provider has marked it as required. " +
        "Examine values at 'it.roles'.",
    ]);
  });

  test("let what they don't know pass, as what is not known yet", async () => {
    const more = { surprise: 1, username: unknownText };
    const answer = await check("databaseUser:DatabaseUser", {
      projectId: "p",
      authDatabaseName: "admin",
      roles: [{ roleName: "r", databaseName: "d" }],
      ...more,
    });
    expect(answer.getFailuresList()).toEqual([]);
    expect(answer.getInputs()?.toJavaScript()).toMatchObject(more);
  });

  test("refuse a value of another type without showing it, and take a number for a text", async () => {
    const user = {
      projectId: "p",
      username: 7,
      authDatabaseName: "admin",
      roles: [{ roleName: "r", databaseName: "d" }],
    };
    expect((await check("databaseUser:DatabaseUser", user)).getFailuresList()).toEqual([]);
    const secretive = check("databaseUser:DatabaseUser", { ...user, password: { s3cret: 1 } });
    await expect(secretive).rejects.toMatchObject({
      details:
        "cannot encode resource inputs to call ValidateResourceConfig: " +
        'objectEncoder failed on property "password": Expected a string, got an object',
    });
  });

  test("mark as secret what is so by nature, and leave the program's own marks", async () => {
    const roles = { [signature]: secret, value: [] };
    const answer = await check("databaseUser:DatabaseUser", { password: "p", roles });
    expect(answer.getInputs()?.toJavaScript()).toEqual({ password: { [signature]: secret, value: "p" }, roles });
    const config = new pb.CheckRequest().setNews(struct(keys));
    const checked = await ask<pb.CheckResponse>((done) => client().checkConfig(config, done));
    expect(checked.getInputs()?.toJavaScript()).toEqual({
      ...keys,
      privateKey: { [signature]: secret, value: "private" },
    });
  });

  test("refuse a key that a provider does not have, in words for who set it", async () => {
    const news = struct({ ...keys, version: "4.16.0", publicKy: "p" });
    const of = async (provider: string) => {
      const request = new pb.CheckRequest().setUrn(`urn:pulumi:s::p::pulumi:providers:mongodbatlas::${provider}`);
      const answer = await ask<pb.CheckResponse>((done) => client().checkConfig(request.setNews(news), done));
      return answer.getFailuresList().map((failure) => failure.getReason());
    };
    expect(await of("mine")).toEqual([
      "could not validate provider configuration: Invalid or unknown key. Examine values at 'mine.publicKy'.",
    ]);
    expect(await of("default_4_16_0")).toEqual([
      "`mongodbatlas:publicKy` is not a valid configuration key for the mongodbatlas provider. If the referenced key " +
        "is not intended for the provider, please choose a different namespace from `mongodbatlas:`.",
    ]);
  });

  test("call a change of the configuration an update, never a replacement", async () => {
    const request = new pb.DiffRequest().setOldInputs(struct(keys)).setNews(struct({ ...keys, privateKey: "new" }));
    const answer = await ask<pb.DiffResponse>((done) => client().diffConfig(request, done));
    expect(answer.getChanges()).toBe(pb.DiffResponse.DiffChanges.DIFF_SOME);
    expect([answer.getDiffsList(), answer.getReplacesList()]).toEqual([["privateKey"], []]);
    expect(answer.getDetaileddiffMap().get("privateKey")?.getKind()).toBe(pb.PropertyDiff.Kind.UPDATE);
    const same = new pb.DiffRequest().setOldInputs(struct(keys)).setNews(struct(keys));
    const { DIFF_NONE } = pb.DiffResponse.DiffChanges;
    expect((await ask<pb.DiffResponse>((done) => client().diffConfig(same, done))).getChanges()).toBe(DIFF_NONE);
  });

  test("show in a preview what is known, what is not, and what is secret, without asking Atlas", async () => {
    const secretComment = { [signature]: secret, value: "who" };
    const news = struct({ projectId: unknownText, ipAddress: "203.0.113.7", comment: secretComment });
    const request = new pb.CreateRequest().setUrn(urn("projectIpAccessList:ProjectIpAccessList")).setProperties(news);
    const answer = await ask<pb.CreateResponse>((done) => client().create(request.setPreview(true), done));
    expect(answer.getProperties()?.toJavaScript()).toEqual({
      projectId: unknownText,
      ipAddress: "203.0.113.7",
      comment: secretComment,
      id: unknownText,
      cidrBlock: unknownText,
      awsSecurityGroup: unknownText,
    });
  });

  test("to a failed call are an error of that call alone", async () => {
    const unreachable = new pb.ReadRequest().setUrn(urn("project:Project")).setId("0123456789abcdef01234567");
    await ask<pb.ConfigureResponse>((done) =>
      client().configure(new pb.ConfigureRequest().setArgs(struct(keys)), done),
    );
    await expect(ask<pb.ReadResponse>((done) => client().read(unreachable, done))).rejects.toMatchObject({
      code: status.UNKNOWN,
      details: expect.stringContaining("dial tcp 127.0.0.1:9: connect: connection refused"),
    });
    await expect(check("cluster:Cluster", {})).rejects.toMatchObject({
      details: "unknown resource type: the stand-in plugin has no mongodbatlas:index/cluster:Cluster",
    });
    await expect(ask<pb.InvokeResponse>((done) => client().invoke(new pb.InvokeRequest(), done))).rejects.toMatchObject(
      {
        code: status.UNIMPLEMENTED,
      },
    );
    expect((await check("project:Project", { name: "n", orgId: "o" })).getFailuresList()).toEqual([]);
  });

  test("refuse work before the configuration", async () => {
    const fresh = await serveForTest(mongodbatlasPlugin({}, systemClock));
    try {
      const request = new pb.ReadRequest().setUrn(urn("project:Project")).setId("0123456789abcdef01234567");
      await expect(ask<pb.ReadResponse>((done) => fresh.client.read(request, done))).rejects.toThrow(
        /provider is not configured/,
      );
    } finally {
      fresh.close();
    }
  });
});
