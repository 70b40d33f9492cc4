import type { HospitalStackConfig } from "../../../stacks/hospital/config.ts";
import type { AtlasPlace } from "../../atlas/read-back/model.ts";
import type { Hospital } from "../../domain/hospitals.ts";

/** Where a hospital's things are in Atlas: by the project's id once there is one, since a name can be changed there. */
export function placeOf(hospital: Pick<Hospital, "database">, config: HospitalStackConfig): AtlasPlace {
  const { projectMode, projectName, clusterName } = config;
  const projectId = config.projectId ?? hospital.database?.projectId;
  return { projectMode, projectName, clusterName, ...(projectId !== undefined && { projectId }) };
}
