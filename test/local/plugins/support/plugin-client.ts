import { credentials, Server, ServerCredentials, type ServiceError } from "@grpc/grpc-js";
import grpcPb from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import structPb from "google-protobuf/google/protobuf/struct_pb.js";
import { engineLog } from "../../../../src/local/plugins/protocol/engine-log.ts";
import type { Plugin } from "../../../../src/local/plugins/protocol/plugin.ts";
import { providerService } from "../../../../src/local/plugins/protocol/service.ts";

export type PluginClient = {
  readonly client: InstanceType<typeof grpcPb.ResourceProviderClient>;
  readonly close: () => void;
};

/** A plugin behind real gRPC, in this process. */
export async function serveForTest<C>(plugin: Plugin<C>): Promise<PluginClient> {
  const server = new Server();
  server.addService(grpcPb.ResourceProviderService, providerService(plugin, engineLog(undefined)));
  const port = await new Promise<number>((resolve, reject) => {
    const insecure = ServerCredentials.createInsecure();
    server.bindAsync("127.0.0.1:0", insecure, (error, bound) => (error ? reject(error) : resolve(bound)));
  });
  const client = new grpcPb.ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure());
  return {
    client,
    close: () => {
      client.close();
      server.forceShutdown();
    },
  };
}

/** The answer of one call: `ask<pb.CheckResponse>((done) => client.check(request, done))`. */
export function ask<R>(call: (done: (error: ServiceError | null, response: R) => void) => unknown): Promise<R> {
  return new Promise((resolve, reject) => {
    call((error, response) => (error ? reject(error) : resolve(response)));
  });
}

export function struct(properties: { [name: string]: structPb.JavaScriptValue }): structPb.Struct {
  return structPb.Struct.fromJavaScript(properties);
}
