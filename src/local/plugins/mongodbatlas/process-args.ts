import { isValues, type Value, type Values } from "../protocol/values.ts";
import { changedMembers, members } from "./cluster-request.ts";
import { flagAt, type Json, type JsonObject, listAt, memberAt, numberAt, textAt } from "./json.ts";

const numbers: Readonly<Record<string, string>> = {
  oplogMinRetentionHours: "oplogMinRetentionHours",
  oplogSizeMb: "oplogSizeMB",
  sampleRefreshIntervalBiConnector: "sampleRefreshIntervalBIConnector",
  sampleSizeBiConnector: "sampleSizeBIConnector",
  transactionLifetimeLimitSeconds: "transactionLifetimeLimitSeconds",
};
const memberNames: Readonly<Record<string, string>> = {
  ...numbers,
  changeStreamOptionsPreAndPostImagesExpireAfterSeconds: "changeStreamOptionsPreAndPostImagesExpireAfterSeconds",
  defaultMaxTimeMs: "defaultMaxTimeMS",
  defaultWriteConcern: "defaultWriteConcern",
  javascriptEnabled: "javascriptEnabled",
  noTableScan: "noTableScan",
};

/** What of the advanced configuration is to be sent as process arguments; empty if nothing changed. */
export function changedProcessArgs(prior: Value | undefined, planned: Value | undefined): JsonObject {
  if (!isValues(planned)) return {};
  return changedMembers(isValues(prior) ? argsOf(prior) : {}, argsOf(planned));
}

function argsOf(configuration: Values): JsonObject {
  return { changeStreamOptionsPreAndPostImagesExpireAfterSeconds: -1, ...members(configuration, memberNames) };
}

/** The advanced configuration: process arguments, and the TLS settings that Atlas keeps with the cluster. */
export function advancedConfigurationFromApi(args: Json, cluster: Json): Value {
  const expiry = "changeStreamOptionsPreAndPostImagesExpireAfterSeconds";
  const tls = memberAt(cluster, "advancedConfiguration") ?? args;
  const configuration: Values = {
    [expiry]: numberAt(args, expiry) ?? -1,
    defaultMaxTimeMs: numberAt(args, "defaultMaxTimeMS"),
    defaultWriteConcern: textAt(args, "defaultWriteConcern"),
    javascriptEnabled: flagAt(args, "javascriptEnabled"),
    noTableScan: flagAt(args, "noTableScan"),
    minimumEnabledTlsProtocol: textAt(tls, "minimumEnabledTlsProtocol"),
    tlsCipherConfigMode: textAt(tls, "tlsCipherConfigMode"),
    customOpensslCipherConfigTls12s: ciphersAt(tls, "customOpensslCipherConfigTls12"),
    customOpensslCipherConfigTls13s: ciphersAt(tls, "customOpensslCipherConfigTls13"),
  };
  for (const [name, member] of Object.entries(numbers)) configuration[name] = numberAt(args, member) ?? 0;
  return configuration;
}

function ciphersAt(tls: Json, member: string): Value {
  if (!Array.isArray(memberAt(tls, member))) return null;
  return listAt(tls, member).filter((cipher) => typeof cipher === "string");
}
