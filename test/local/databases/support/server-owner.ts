import { pino } from "pino";
import { type DatabaseBinary, startDatabaseServer } from "../../../../src/local/databases/index.ts";

/** A process of its own that owns a database server until it is killed. Arguments: folder, binary as JSON. */
const [dir = "", binary = ""] = process.argv.slice(2);
const server = await startDatabaseServer({
  binary: JSON.parse(binary) as DatabaseBinary,
  dir,
  adminUsername: "admin",
  adminPassword: "a-password-for-tests",
  log: pino({ level: "silent" }),
});
process.stdout.write(`${JSON.stringify({ pid: server.pid, port: server.port })}\n`);
// A test that is cut short closes this, and nothing is left running.
process.stdin.resume().once("end", () => process.exit());
