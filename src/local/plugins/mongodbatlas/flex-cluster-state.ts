import type { Values } from "../protocol/values.ts";
import { type Attributes, flag, number, objectOf, text, textMap } from "../resources/attributes.ts";
import { type Json, memberAt, numberAt, textOrNullAt } from "./json.ts";
import { tagsFromApi } from "./tags.ts";
import { timeoutsOf } from "./timeouts.ts";

const computed = { ...text, use: "computed" } as const;
const steady = { ...computed, keeps: true } as const;
const chosen = { ...text, use: "required", fixed: true } as const;

export const flexAttributes: Attributes = {
  backupSettings: { ...objectOf({ enabled: { ...flag, use: "computed" } }), use: "computed", keeps: true },
  clusterType: steady,
  connectionStrings: { ...objectOf({ standard: computed, standardSrv: computed }), use: "computed", keeps: true },
  createDate: steady,
  deleteOnCreateTimeout: { ...flag, use: "optional-computed", initially: true },
  id: steady,
  mongoDbVersion: computed,
  name: chosen,
  projectId: chosen,
  providerSettings: {
    ...objectOf({
      backingProviderName: chosen,
      diskSizeGb: { ...number, use: "computed", keeps: true },
      providerName: steady,
      regionName: chosen,
    }),
    use: "required",
  },
  stateName: computed,
  tags: { ...textMap, use: "optional" },
  terminationProtectionEnabled: { ...flag, use: "optional-computed", keeps: true },
  timeouts: timeoutsOf("create", "update", "delete"),
  versionReleaseSystem: steady,
};

/** The state of a flex cluster as Atlas describes it; `before` is where the program's own settings are taken from. */
export function flexClusterFromApi(flex: Json, before: Values): Values {
  const settings = memberAt(flex, "providerSettings");
  const strings = memberAt(flex, "connectionStrings");
  const backup = memberAt(flex, "backupSettings");
  return {
    backupSettings: backup ? { enabled: flagOrNullAt(backup, "enabled") } : null,
    clusterType: textOrNullAt(flex, "clusterType"),
    connectionStrings: strings
      ? { standard: textOrNullAt(strings, "standard"), standardSrv: textOrNullAt(strings, "standardSrv") }
      : null,
    createDate: textOrNullAt(flex, "createDate"),
    deleteOnCreateTimeout: before.deleteOnCreateTimeout ?? null,
    id: textOrNullAt(flex, "id"),
    mongoDbVersion: textOrNullAt(flex, "mongoDBVersion"),
    name: textOrNullAt(flex, "name"),
    projectId: textOrNullAt(flex, "groupId"),
    providerSettings: {
      backingProviderName: textOrNullAt(settings, "backingProviderName"),
      diskSizeGb: numberAt(settings, "diskSizeGB"),
      providerName: textOrNullAt(settings, "providerName"),
      regionName: textOrNullAt(settings, "regionName"),
    },
    stateName: textOrNullAt(flex, "stateName"),
    tags: tagsFromApi(flex, "tags", before.tags),
    terminationProtectionEnabled: flagOrNullAt(flex, "terminationProtectionEnabled"),
    timeouts: before.timeouts ?? null,
    versionReleaseSystem: textOrNullAt(flex, "versionReleaseSystem"),
  };
}

function flagOrNullAt(json: Json, name: string): boolean | null {
  const member = memberAt(json, name);
  return typeof member === "boolean" ? member : null;
}
