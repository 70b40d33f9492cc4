import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { projectName } from "../../../stacks/hospital/config.ts";
import { done } from "../../foundation/errors.ts";
import { Lock, type StackLock, type StackLocks } from "./stack-locks.ts";

/** The locks of a stack whose state lies in files. */
export function lockFiles(stateUrl: string, slug: string): StackLocks {
  const folder = join(fileURLToPath(stateUrl), ".pulumi", "locks", "organization", projectName, slug);
  return {
    list: async () => {
      const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".json"));
      return done(await Promise.all(names.map((name) => readLock(join(folder, name)))));
    },
    remove: async (locks) => {
      // With the note that the storage keeps beside it.
      for (const { id } of locks) for (const file of [id, `${id}.attrs`]) await rm(file, { force: true });
      return done(undefined);
    },
    allOrNone: false,
    isCostly: false,
  };
}

async function readLock(file: string): Promise<StackLock> {
  try {
    return { id: file, lock: Lock.parse(JSON.parse(await readFile(file, "utf8"))) };
  } catch {
    return { id: file };
  }
}
