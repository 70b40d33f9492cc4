import { type handleUnaryCall, status, type UntypedServiceImplementation } from "@grpc/grpc-js";
import plugin_pb from "@pulumi/pulumi/proto/plugin_pb.js";
import pb from "@pulumi/pulumi/proto/provider_pb.js";
import emptyPb from "google-protobuf/google/protobuf/empty_pb.js";
import type { Call, Resource, Warn } from "../resources/resource.ts";
import { ResourceError } from "../resources/resource-error.ts";
import { type Checked, checkResource } from "./check.ts";
import { checkConfig, configOf, diffConfig } from "./config.ts";
import type { EngineLog } from "./engine-log.ts";
import {
  createResource,
  deleteResource,
  diffResource,
  previewCreate,
  previewUpdate,
  readResource,
  updateResource,
} from "./lifecycle.ts";
import type { Plugin } from "./plugin.ts";

/**
 * The service `pulumirpc.ResourceProvider` of Pulumi's `provider.proto` for one plugin, configured by one engine.
 * A call that fails answers with a gRPC error that has the wording of the official plugins.
 */
export function providerService<C>(plugin: Plugin<C>, log: EngineLog): UntypedServiceImplementation {
  const resources = new Map(plugin.resources.map((resource) => [resource.type, resource]));
  let configured: { readonly context: C } | undefined;

  function resourceOf(request: { getUrn(): string }): Resource<C> {
    const type = request.getUrn().split("::")[2]?.split("$").at(-1) ?? "";
    const resource = resources.get(type);
    if (!resource) throw new ResourceError("unknown resource type", `the stand-in plugin has no ${type}`);
    return resource;
  }

  function callOf(request: { getUrn(): string }): Call<C> {
    if (!configured) throw new ResourceError("provider is not configured", plugin.name);
    const urn = request.getUrn();
    return { ...configured, warn: warnOf(urn) };
  }

  function warnOf(urn: string): Warn {
    return (summary, detail) => log.warn(urn, `[WARNING] ${detail}: ${summary}`);
  }

  function unary<Q, R>(run: (request: Q) => R | Promise<R>): handleUnaryCall<Q, R> {
    const answer = async (request: Q): Promise<R> => run(request);
    return (call, callback) => {
      answer(call.request).then(
        (response) => callback(null, response),
        async (error: unknown) => {
          await log.failure(call.request, error);
          callback({ code: status.UNKNOWN, details: error instanceof Error ? error.message : String(error) });
        },
      );
    };
  }

  function unimplemented(): handleUnaryCall<unknown, never> {
    return (_call, callback) =>
      callback({ code: status.UNIMPLEMENTED, details: "The stand-in plugin has no such call." });
  }

  return {
    handshake: unary((request: pb.ProviderHandshakeRequest) => {
      log.attach(request.getEngineAddress());
      const response = new pb.ProviderHandshakeResponse();
      response.setAcceptSecrets(true).setAcceptResources(true).setAcceptOutputs(true);
      return response.setSupportsAutonamingConfiguration(true);
    }),
    attach: unary((request: plugin_pb.PluginAttach) => {
      log.attach(request.getAddress());
      return new emptyPb.Empty();
    }),
    getPluginInfo: unary(() => new plugin_pb.PluginInfo().setVersion(plugin.version)),
    getSchema: unary(() =>
      new pb.GetSchemaResponse().setSchema(JSON.stringify({ name: plugin.name, version: plugin.version })),
    ),
    checkConfig: unary((request: pb.CheckRequest) => answerCheck(checkConfig(plugin, request))),
    diffConfig: unary((request: pb.DiffRequest) => diffConfig(request)),
    configure: unary(async (request: pb.ConfigureRequest) => {
      configured = { context: await plugin.configure(configOf(request), warnOf("")) };
      const response = new pb.ConfigureResponse();
      response.setAcceptsecrets(true).setAcceptresources(true).setAcceptoutputs(true);
      return response.setSupportspreview(true).setSupportsAutonamingConfiguration(true);
    }),
    check: unary((request: pb.CheckRequest) => answerCheck(checkResource(resourceOf(request), request))),
    diff: unary((request: pb.DiffRequest) => {
      const { changed, replaces } = diffResource(resourceOf(request), request.getOlds(), request.getNews());
      const { DIFF_NONE, DIFF_SOME } = pb.DiffResponse.DiffChanges;
      const response = new pb.DiffResponse().setChanges(changed.length > 0 ? DIFF_SOME : DIFF_NONE);
      return response.setDiffsList(changed).setReplacesList(replaces);
    }),
    create: unary(async (request: pb.CreateRequest) => {
      const resource = resourceOf(request);
      const response = new pb.CreateResponse();
      const news = request.getProperties();
      if (request.getPreview()) return response.setProperties(previewCreate(resource, news));
      const { id, properties } = await createResource(resource, news, callOf(request));
      return response.setId(id).setProperties(properties);
    }),
    read: unary(async (request: pb.ReadRequest) => {
      const known = { id: request.getId(), properties: request.getProperties(), inputs: request.getInputs() };
      const reading = await readResource(resourceOf(request), known, callOf(request));
      const response = new pb.ReadResponse();
      if (!reading) return response;
      return response.setId(reading.id).setProperties(reading.properties).setInputs(reading.inputs);
    }),
    update: unary(async (request: pb.UpdateRequest) => {
      const resource = resourceOf(request);
      const [olds, news] = [request.getOlds(), request.getNews()];
      const response = new pb.UpdateResponse();
      if (request.getPreview()) return response.setProperties(previewUpdate(resource, olds, news));
      return response.setProperties(await updateResource(resource, olds, news, callOf(request)));
    }),
    delete: unary(async (request: pb.DeleteRequest) => {
      await deleteResource(resourceOf(request), request.getProperties(), callOf(request));
      return new emptyPb.Empty();
    }),
    // Running calls are finished, as the official plugins do: a create given up half-way would be in no state.
    cancel: unary(() => new emptyPb.Empty()),
    getMapping: unary(() => new pb.GetMappingResponse()),
    getMappings: unary(() => new pb.GetMappingsResponse()),
    parameterize: unimplemented(),
    invoke: unimplemented(),
    call: unimplemented(),
    construct: unimplemented(),
    list: unimplemented(),
  };
}

/** As the official plugins do, a failure tells its place in the reason and leaves the field for it empty. */
function answerCheck({ inputs, failures }: Checked): pb.CheckResponse {
  const response = new pb.CheckResponse().setInputs(inputs);
  for (const reason of failures) response.addFailures(new pb.CheckFailure().setReason(reason));
  return response;
}
