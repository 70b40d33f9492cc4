import { readdir, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { deadOwners } from "../../runs/leases/owner.ts";
import type { Identity } from "../identity.ts";

/** Where this process makes the backup that becomes `file`. */
export function draftOf(file: string, { id }: Pick<Identity, "id">): string {
  return `${markOf(file)}${Buffer.from(id).toString("base64url")}`;
}

/** Removes what backups of this name left whose process is known to be dead. */
export async function removeLeftDrafts(file: string, me: Identity): Promise<void> {
  const isDead = deadOwners(me);
  const mark = basename(markOf(file));
  for (const name of await readdir(dirname(file))) {
    if (!name.startsWith(mark)) continue;
    const owner = Buffer.from(name.slice(mark.length), "base64url").toString();
    if (await isDead(owner)) await rm(join(dirname(file), name), { recursive: true, force: true });
  }
}

function markOf(file: string): string {
  return `${file}.partial-`;
}
