import { readdirSync, readFileSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join, relative } from "node:path";

export type FoundFile = { readonly path: string; readonly mode: string };

/** The files below a folder that hold the text as it is or in base64, whatever their format, with their permissions. */
export async function filesWith(folder: string, secret: string): Promise<FoundFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const needles = spellings(secret).map((spelling) => Buffer.from(spelling));
  const found: FoundFile[] = [];
  for (const file of files.sort()) {
    const content = await readFile(file).catch(ifGone);
    if (!content || !needles.some((needle) => content.includes(needle))) continue;
    const { mode } = await stat(file);
    found.push({ path: relative(folder, file), mode: (mode & 0o777).toString(8) });
  }
  return found;
}

/** As it is, and in base64 wherever it may begin within the encoded text. */
export function spellings(secret: string): string[] {
  const encoded = [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]).toString("base64");
    const end = text.replace(/=+$/, "").length - (text.endsWith("=") ? 1 : 0);
    return text.slice(offset === 0 ? 0 : offset + 1, end);
  });
  return [secret, ...encoded];
}

/** Looks at the arguments of every process of this machine again and again until it is told to stop. */
export function watchArguments(): () => string {
  const seen = new Set<string>();
  const look = () => {
    for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
      try {
        seen.add(readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " "));
      } catch {
        // It ended while we looked.
      }
    }
  };
  const timer = setInterval(look, 10);
  return () => {
    clearInterval(timer);
    return [...seen].join("\n");
  };
}

function ifGone(error: unknown): undefined {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
  throw error;
}
