import process from "node:process";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** What pages ask the service for; everything else is pages. */
const apiPaths = "^/(api|docs|openapi\\.json|process-payment|webhooks|ledger|healthz|readyz|metrics)(/|$)";

/** `npm run dev` says by SERVICE_URL where the service is. A build answers the same for the same source. */
export default defineConfig(({ command }) => ({
  root: fileURLToPath(new URL("../../src/web/", import.meta.url)),
  plugins: [react()],
  // The service puts a fresh nonce in its place; the development server sends no policy that needs one.
  html: command === "build" ? { cspNonce: "CSP_NONCE" } : {},
  build: { target: "es2022", assetsInlineLimit: 0, modulePreload: { polyfill: false }, reportCompressedSize: false },
  server: {
    host: "127.0.0.1",
    proxy: { [apiPaths]: { target: process.env.SERVICE_URL ?? "http://127.0.0.1:3000", changeOrigin: true } },
  },
}));
