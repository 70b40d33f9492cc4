export { openWireProxy, type Use, type WireProxy } from "./wire-proxy.ts";
