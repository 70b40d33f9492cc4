import { type FileHandle, mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
import { canonicalJson } from "../../foundation/canonical-json.ts";
import type { Anchor } from "./anchor.ts";

/**
 * Appends checkpoints to a file, one in a line, each on the disk before it counts as written. The file belongs on another
 * disk or machine than the database. Checkpoints of all ledgers stand in it, one may stand twice.
 */
export function fileAnchor(path: string): Anchor {
  return {
    name: `file ${path}`,
    write: async (checkpoint) => {
      await mkdir(dirname(path), { recursive: true });
      const file = await open(path, "a+", 0o644);
      try {
        // A crash may have left half a line; the next one must not be glued to it.
        const start = (await endsWithLine(file)) ? "" : "\n";
        await file.appendFile(`${start}${canonicalJson(checkpoint)}\n`);
        await file.sync();
      } finally {
        await file.close();
      }
    },
  };
}

async function endsWithLine(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat();
  if (size === 0) return true;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer.toString() === "\n";
}
