import type { Values } from "../protocol/values.ts";
import { ResourceError } from "../resources/resource-error.ts";
import type { AtlasAccess } from "./atlas-port.ts";

type Source = { baseUrl: string; publicKey: string; privateKey: string };

/**
 * Chooses the access to Atlas: the provider's own configuration if it has any part of one, else the environment, always
 * as one block. Throws a `ResourceError` if the block lacks a part: a stand-in never guesses an address, so that it can't
 * reach the real Atlas by accident.
 */
export function accessOf(config: Values, environment: Readonly<Record<string, string | undefined>>): AtlasAccess {
  const configured = sourceOfConfig(config);
  const source = isEmpty(configured) ? sourceOfEnvironment(environment) : configured;
  if (isEmpty(source)) {
    throw new ResourceError(
      "Missing Credentials",
      "no base URL and no keys in the provider configuration or environment",
    );
  }
  const missing = Object.entries(source).filter(([, value]) => value === "");
  if (missing.length > 0) {
    const names = missing.map(([name]) => name).join(", ");
    throw new ResourceError("Incomplete Credentials", `${names} must come from the same source as the others`);
  }
  if (!URL.canParse(source.baseUrl)) {
    throw new ResourceError("Invalid base URL", "baseUrl must be a URL such as http://127.0.0.1:8080");
  }
  return source;
}

function sourceOfConfig(config: Values): Source {
  const read = (name: string) => {
    const value = config[name];
    return typeof value === "string" ? value : "";
  };
  return { baseUrl: read("baseUrl"), publicKey: read("publicKey"), privateKey: read("privateKey") };
}

function sourceOfEnvironment(environment: Readonly<Record<string, string | undefined>>): Source {
  const read = (...names: string[]) => names.map((name) => environment[name]).find((value) => value) ?? "";
  return {
    baseUrl: read("MONGODB_ATLAS_BASE_URL", "MCLI_OPS_MANAGER_URL"),
    publicKey: read("MONGODB_ATLAS_PUBLIC_API_KEY", "MONGODB_ATLAS_PUBLIC_KEY", "MCLI_PUBLIC_API_KEY"),
    privateKey: read("MONGODB_ATLAS_PRIVATE_API_KEY", "MONGODB_ATLAS_PRIVATE_KEY", "MCLI_PRIVATE_API_KEY"),
  };
}

function isEmpty(source: Source): boolean {
  return Object.values(source).every((value) => value === "");
}
