import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const compressible = new Set([".js", ".css", ".svg"]);
const smallest = 1_024;
const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/**
 * Puts `.br` and `.gz` beside every file of a folder that gains by it.
 *
 * @param {string} folder
 */
export async function compressFiles(folder) {
  const entries = await readdir(folder, { recursive: true });
  for (const name of entries.filter((each) => compressible.has(path.extname(each)))) {
    const file = path.join(folder, name);
    const body = await readFile(file);
    if (body.length < smallest) continue;
    await writeFile(`${file}.br`, await brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }));
    await writeFile(`${file}.gz`, await zip(body, { level: 9 }));
  }
}
