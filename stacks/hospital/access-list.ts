import { ProjectIpAccessList } from "@pulumi/mongodbatlas/projectIpAccessList.js";
import type { Input } from "@pulumi/pulumi";
import type { AccessEntry } from "./config.ts";

/**
 * Lets every address of the list reach the project. An entry can't be updated, only replaced, and Atlas adds by upsert:
 * without `deleteBeforeReplace` a changed comment adds the address and then deletes it.
 */
export function hospitalAccessList(entries: readonly AccessEntry[], projectId: Input<string>): void {
  for (const { address, comment } of entries) {
    const place = address.includes("/") ? { cidrBlock: address } : { ipAddress: address };
    new ProjectIpAccessList(`access-${address}`, { projectId, comment, ...place }, { deleteBeforeReplace: true });
  }
}
