import { credentials, Metadata } from "@grpc/grpc-js";
import grpcPb from "@pulumi/pulumi/proto/engine_grpc_pb.js";
import pb from "@pulumi/pulumi/proto/engine_pb.js";

const limitMs = 2000;

/** Makes the engine show one diagnostic beside a resource. Rejects if the engine does not answer in two seconds. */
export async function sendDiagnostic(
  address: string,
  diagnostic: { severity: "WARNING" | "ERROR"; urn: string; message: string },
): Promise<void> {
  const client = new grpcPb.EngineClient(address, credentials.createInsecure());
  const request = new pb.LogRequest().setSeverity(pb.LogSeverity[diagnostic.severity]);
  request.setMessage(diagnostic.message).setUrn(diagnostic.urn);
  try {
    await new Promise<void>((resolve, reject) => {
      client.log(request, new Metadata(), { deadline: Date.now() + limitMs }, (error: unknown) =>
        error ? reject(error) : resolve(),
      );
    });
  } finally {
    client.close();
  }
}
