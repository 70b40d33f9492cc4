import { Project } from "@pulumi/mongodbatlas/project.js";
import { type Input, RunError } from "@pulumi/pulumi";
import type { HospitalStackConfig } from "./config.ts";
import { hospitalTags } from "./tags.ts";

/**
 * The id of the Atlas project that holds everything of the hospital: one of its own, or the shared one of the
 * configuration. `adoptId` takes an existing project into the state. A shared project without an id is a `RunError`.
 */
export function hospitalProject(config: HospitalStackConfig, adoptId: string | undefined): Input<string> {
  if (config.projectMode === "shared") return sharedProjectId(config);
  const project = new Project(
    "project",
    { name: config.projectName, orgId: config.orgId, tags: hospitalTags(config) },
    { deleteBeforeReplace: true, ...(adoptId === undefined ? {} : { import: adoptId }) },
  );
  return project.id;
}

function sharedProjectId(config: HospitalStackConfig): string {
  if (config.projectId !== undefined) return config.projectId;
  throw new RunError("projectMode is shared, but there is no projectId. Set the id of the Atlas project to share.");
}
