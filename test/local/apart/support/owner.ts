import { pino } from "pino";
import { type DatabaseBinary, startLocalAtlasApart } from "../../../../src/local/index.ts";

/** A process that has local Atlas beside it until somebody kills it. Arguments: data folder, database binary as JSON. */
const [dataDir = "", binary = ""] = process.argv.slice(2);
const settings = { dataDir, server: JSON.parse(binary) as DatabaseBinary, logLevel: "silent" };
const atlas = await startLocalAtlasApart(settings, pino({ level: "silent" }));
process.stdout.write(`${JSON.stringify(atlas)}\n`);
process.stdin.resume().once("end", () => process.exit());
