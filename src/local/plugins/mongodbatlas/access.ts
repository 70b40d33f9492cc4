import { isSet, type Values } from "../protocol/values.ts";
import { ResourceError } from "../resources/resource-error.ts";
import type { AtlasAccess, SignIn } from "./atlas-port.ts";
import { isLoopback } from "./loopback.ts";

const noAccess = "Error getting credentials for provider";

/** Everything that one source says; empty texts where it says nothing. */
type Source = {
  readonly baseUrl: string;
  readonly accessToken: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly publicKey: string;
  readonly privateKey: string;
};

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Chooses the access to Atlas: the provider's own configuration if it holds any credentials, else the environment; address
 * and credentials always come from the same source. `warn` is told of credentials that are left unused. Throws a
 * `ResourceError` if the source lacks a part or its address is not on this machine: a stand-in never guesses an address, so
 * that it can't reach the real Atlas by accident.
 */
export function accessOf(config: Values, environment: Environment, warn: (detail: string) => void): AtlasAccess {
  const source = [sourceOfConfig(config), sourceOfEnvironment(environment)].find(hasCredentials);
  if (source === undefined || isSet(config.assumeRoles)) {
    const reason = "neither the provider configuration nor the environment holds credentials that the stand-in can use";
    throw new ResourceError("Missing Credentials", reason);
  }
  const signIn = signInOf(source);
  const unused = unusedCredentials(source, signIn);
  if (unused !== "") warn(unused);
  return { baseUrl: localAddress(source.baseUrl), signIn };
}

function signInOf(source: Source): SignIn {
  const { accessToken, clientId, clientSecret, publicKey, privateKey } = source;
  if (accessToken !== "") return { kind: "access-token", accessToken };
  if (clientId !== "" || clientSecret !== "") {
    if (clientId === "") throw new ResourceError(noAccess, "Service Account will be used but Client ID is required");
    if (clientSecret === "") {
      throw new ResourceError(noAccess, "Service Account will be used but Client Secret is required");
    }
    return { kind: "service-account", clientId, clientSecret };
  }
  if (publicKey.startsWith("mdb_sa")) {
    const mistake = "Service Account credentials (starting with 'mdb_sa') were given as public and private key";
    throw new ResourceError(noAccess, `${mistake}, which are for API keys. Please use clientId and clientSecret`);
  }
  if (publicKey === "") throw new ResourceError(noAccess, "API Key will be used but Public Key is required");
  if (privateKey === "") throw new ResourceError(noAccess, "API Key will be used but Private Key is required");
  return { kind: "api-key", publicKey, privateKey };
}

function unusedCredentials(source: Source, signIn: SignIn): string {
  const account = source.clientId !== "" || source.clientSecret !== "";
  const key = source.publicKey !== "" || source.privateKey !== "";
  if (signIn.kind === "access-token") {
    if (account && key) return "Access Token will be used although Service Account and API Keys are also set";
    if (account) return "Access Token will be used although Service Account is also set";
    return key ? "Access Token will be used although API Key is also set" : "";
  }
  const both = signIn.kind === "service-account" && key;
  return both ? "Service Account will be used although API Key is also set" : "";
}

function localAddress(baseUrl: string): string {
  if (baseUrl === "") {
    throw new ResourceError("Missing base URL", "baseUrl must come from the same source as the credentials");
  }
  if (!URL.canParse(baseUrl)) {
    throw new ResourceError("Invalid base URL", "baseUrl must be a URL such as http://127.0.0.1:8080");
  }
  const { hostname } = new URL(baseUrl);
  if (!isLoopback(hostname)) {
    const reason = `the stand-in plugin works with a local Atlas only, and ${hostname} is not on this machine`;
    throw new ResourceError("Refused base URL", reason);
  }
  return baseUrl;
}

function sourceOfConfig(config: Values): Source {
  const read = (name: string) => {
    const value = config[name];
    return typeof value === "string" ? value : "";
  };
  return {
    // The official plugin has an address of its own for this, which is never here.
    baseUrl: String(config.isMongodbgovCloud) === "true" ? "https://cloud.mongodbgov.com" : read("baseUrl"),
    accessToken: read("accessToken"),
    clientId: read("clientId"),
    clientSecret: read("clientSecret"),
    publicKey: read("publicKey"),
    privateKey: read("privateKey"),
  };
}

function sourceOfEnvironment(environment: Environment): Source {
  const read = (...names: string[]) => names.map((name) => environment[name]).find((value) => value) ?? "";
  return {
    baseUrl: read("MONGODB_ATLAS_BASE_URL", "MCLI_OPS_MANAGER_URL"),
    accessToken: read("MONGODB_ATLAS_ACCESS_TOKEN"),
    clientId: read("MONGODB_ATLAS_CLIENT_ID"),
    clientSecret: read("MONGODB_ATLAS_CLIENT_SECRET"),
    publicKey: read("MONGODB_ATLAS_PUBLIC_API_KEY", "MONGODB_ATLAS_PUBLIC_KEY", "MCLI_PUBLIC_API_KEY"),
    privateKey: read("MONGODB_ATLAS_PRIVATE_API_KEY", "MONGODB_ATLAS_PRIVATE_KEY", "MCLI_PRIVATE_API_KEY"),
  };
}

function hasCredentials({ baseUrl: _address, ...credentials }: Source): boolean {
  return Object.values(credentials).some((value) => value !== "");
}
