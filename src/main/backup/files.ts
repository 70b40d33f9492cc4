import { copyFile, mkdir, readdir, stat } from "node:fs/promises";
import { dirname, join, relative } from "node:path";

export type SeenFile = { readonly path: string; readonly seen: string };

/** The files below a folder, or the file itself, with a mark that changes when one is written; nothing if there is none. */
export async function listFiles(root: string, keep: (path: string) => boolean = () => true): Promise<SeenFile[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(unlessGone([]));
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files: SeenFile[] = [];
  for (const file of paths.sort()) {
    const path = relative(root, file);
    const found = keep(path) ? await stat(file).catch(unlessGone(null)) : null;
    if (found) files.push({ path, seen: `${path} ${found.size} ${found.mtimeMs} ${found.ino}` });
  }
  return files;
}

/** Copies a file and makes the folders above it. False if there is no such file (any more). */
export async function copyInto(from: string, to: string): Promise<boolean> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  return copyFile(from, to).then(() => true, unlessGone(false));
}

/** Whether the folder holds nothing, or is not there. */
export async function isEmptyFolder(folder: string): Promise<boolean> {
  return (await readdir(folder).catch(unlessGone([]))).length === 0;
}

function unlessGone<T>(instead: T): (error: unknown) => T {
  return (error) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return instead;
    throw error;
  };
}
