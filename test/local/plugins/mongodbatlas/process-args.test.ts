import { describe, expect, test } from "vitest";
import {
  advancedConfigurationFromApi,
  changedProcessArgs,
} from "../../../../src/local/plugins/mongodbatlas/process-args.ts";
import { unknown } from "../../../../src/local/plugins/protocol/values.ts";

const expiry = "changeStreamOptionsPreAndPostImagesExpireAfterSeconds";

describe("process arguments to send", () => {
  test("are none if the program says nothing about them", () => {
    expect(changedProcessArgs(undefined, unknown)).toEqual({});
    expect(changedProcessArgs({ [expiry]: -1, noTableScan: false }, { [expiry]: -1, noTableScan: false })).toEqual({});
  });

  test("are those that differ, under Atlas's names", () => {
    const prior = { [expiry]: -1, oplogSizeMb: 990, defaultMaxTimeMs: 5, javascriptEnabled: true };
    const planned = { [expiry]: -1, oplogSizeMb: 2000, defaultMaxTimeMs: 5, javascriptEnabled: true };
    expect(changedProcessArgs(prior, planned)).toEqual({ oplogSizeMB: 2000 });
  });

  test("take back an expiry that the program does not set any more", () => {
    expect(changedProcessArgs({ [expiry]: 60 }, { noTableScan: unknown })).toEqual({ [expiry]: -1 });
  });
});

describe("the advanced configuration", () => {
  const args = { javascriptEnabled: true, oplogSizeMB: null, minimumEnabledTlsProtocol: "TLS1_2", [expiry]: null };

  test("has zero for what Atlas does not say, and -1 for no expiry", () => {
    expect(advancedConfigurationFromApi(args, {})).toMatchObject({
      [expiry]: -1,
      javascriptEnabled: true,
      oplogSizeMb: 0,
      defaultMaxTimeMs: null,
      minimumEnabledTlsProtocol: "TLS1_2",
      customOpensslCipherConfigTls12s: null,
    });
  });

  test("takes the TLS settings from the cluster, where it has them", () => {
    const tls = { minimumEnabledTlsProtocol: "TLS1_3", customOpensslCipherConfigTls12: ["a"] };
    expect(advancedConfigurationFromApi(args, { advancedConfiguration: tls })).toMatchObject({
      minimumEnabledTlsProtocol: "TLS1_3",
      customOpensslCipherConfigTls12s: ["a"],
    });
  });
});
