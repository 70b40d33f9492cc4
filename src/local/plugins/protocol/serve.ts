import { fstatSync } from "node:fs";
import { flushCompileCache } from "node:module";
import { Server, ServerCredentials } from "@grpc/grpc-js";
import grpcPb from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import { engineLog } from "./engine-log.ts";
import type { Plugin } from "./plugin.ts";
import { providerService } from "./service.ts";

/** The largest message that the engine sends, as its own client is set. */
const largestMessageBytes = 400 * 1024 * 1024;
const parentProbeMs = 500;

/**
 * Serves a plugin to the engine that started this process, as Pulumi expects it: the port goes to standard output, the
 * engine's address is the first argument, and the process ends with its engine.
 */
export function servePlugin<C>(plugin: Plugin<C>): void {
  const server = new Server({ "grpc.max_receive_message_length": largestMessageBytes });
  const log = engineLog(process.argv.slice(2).find((argument) => !argument.startsWith("-")));
  server.addService(grpcPb.ResourceProviderService, providerService(plugin, log));
  server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
    if (error) throw error;
    process.stdout.write(`${port}\n`);
    endWithParent();
    flushCompileCache();
  });
}

/** The engine holds our standard input open for as long as it lives; a killed one also leaves us another parent. */
function endWithParent(): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.exit(0);
  }, parentProbeMs).unref();
  const input = fstatSync(0);
  if (!input.isFIFO() && !input.isSocket()) return;
  process.stdin.on("error", () => process.exit(0));
  process.stdin.on("close", () => process.exit(0));
  process.stdin.resume();
}
