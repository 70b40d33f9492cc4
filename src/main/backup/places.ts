import { isAbsolute, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { BackupContext } from "./context.ts";

type Config = BackupContext["config"];

/** Where the parts of a backup lie within it. */
export const inBackup = { data: "data", state: "state", database: "database" } as const;

/** Folders under the data folder that can't be had again: the stacks' settings (encryption salt) and plans that wait. */
export const keptFolders = ["stacks", "plans"] as const;

/** The folder of the stacks' state; null if it is kept in no folder. */
export function stateFolder({ stateUrl }: Config): string | null {
  return stateUrl.startsWith("file://") ? fileURLToPath(stateUrl) : null;
}

/** Anchors of the ledgers that lie under the data folder, relative to it. Others stay where they are. */
export function anchorFiles({ dataDir, ledgerAnchors }: Config): string[] {
  return ledgerAnchors.flatMap((anchor) => {
    const inside = anchor.kind === "file" ? within(dataDir, anchor.path) : null;
    return inside === null ? [] : [inside];
  });
}

/** The path relative to the folder; null if it lies elsewhere. */
export function within(folder: string, path: string): string | null {
  const inside = relative(folder, path);
  return inside === "" || inside.startsWith("..") || isAbsolute(inside) ? null : inside;
}

/**
 * Whether a file of the state or the stacks' folders is to be taken. Locks and the marks of operations belong to processes
 * that will be gone; in a restored installation they would keep everybody out of the stack.
 */
export function isWorthKeeping(path: string): boolean {
  return !/(^|\/)\.pulumi\/locks\//.test(path) && !/^[^/]+\/operations\//.test(path);
}

/** The name of a collection's file within a backup, and back. */
export function collectionFile(name: string): string {
  return join(inBackup.database, `${name}.jsonl`);
}

export function collectionIn(path: string): string | null {
  return /^database\/(.+)\.jsonl$/.exec(path)?.[1] ?? null;
}
