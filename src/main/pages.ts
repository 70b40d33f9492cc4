import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import type { PageFile, Pages } from "../api/pages.ts";

const index = "index.html";
const codingOf: Readonly<Record<string, string>> = { ".br": "br", ".gz": "gzip" };
const contentTypes: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
};

/** Reads a build of the pages: a compressed form of a file lies beside it, as `.br` or `.gz`. */
export async function readPages(folder: string): Promise<Pages> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = new Map<string, PageFile>();
  for (const path of paths.filter((each) => !codingOf[extname(each)] && relative(folder, each) !== index)) {
    files.set(`/${relative(folder, path).split(sep).join("/")}`, await readPageFile(path, paths));
  }
  return { index: await readFile(join(folder, index), "utf8"), files };
}

async function readPageFile(path: string, paths: readonly string[]): Promise<PageFile> {
  const body = new Uint8Array(await readFile(path));
  const coded = new Map<string, typeof body>();
  for (const [suffix, coding] of Object.entries(codingOf)) {
    if (paths.includes(path + suffix)) coded.set(coding, new Uint8Array(await readFile(path + suffix)));
  }
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  return { contentType: contentTypes[extname(path)] ?? "application/octet-stream", etag, body, coded };
}
