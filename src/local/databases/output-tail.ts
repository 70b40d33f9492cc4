import type { Readable } from "node:stream";

const keptCharacters = 4_000;

/** Reads streams to their end, so that the writer never blocks, and remembers the last 4,000 characters. */
export function outputTail(...streams: readonly Readable[]): () => string {
  let tail = "";
  for (const stream of streams) {
    stream.setEncoding("utf8");
    stream.on("data", (text: string) => {
      tail = (tail + text).slice(-keptCharacters);
    });
  }
  return () => tail.trim();
}
