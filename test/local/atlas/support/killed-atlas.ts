import { pino } from "pino";
import { systemClock } from "../../../../src/foundation/clock.ts";
import { systemRandom } from "../../../../src/foundation/ids.ts";
import { type DatabaseBinary, startLocalAtlas } from "../../../../src/local/index.ts";
import { createNoServers } from "./no-servers.ts";

/**
 * A process of its own that runs local Atlas until somebody kills it. Arguments: data folder, and the database binary as
 * JSON (or nothing, for pretended servers). Writes keys and address as one line of JSON when it is ready.
 */
const [dataDir = "", binary] = process.argv.slice(2);
const server = binary === undefined ? createNoServers() : (JSON.parse(binary) as DatabaseBinary);
const log = pino({ level: "silent" });
const atlas = await startLocalAtlas({ dataDir, clock: systemClock, random: systemRandom, log, server });
process.stdout.write(`${JSON.stringify(atlas)}\n`);
// A test that is cut short closes this, and nothing is left running.
process.stdin.resume().once("end", () => process.exit());
