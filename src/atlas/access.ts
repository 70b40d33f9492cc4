/** Which Atlas to speak to. Key and address always travel together, so that no target is ever mixed. */
export type AtlasAccess = {
  readonly baseUrl: string;
  readonly publicKey: string;
  readonly privateKey: string;
};
