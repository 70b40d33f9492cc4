import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/jetbrains-mono/wght.css";
import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "./theme/global.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";
import { publishNonce } from "./theme/nonce.ts";

publishNonce();
const root = document.getElementById("root");
if (!root) throw new Error("the document has no place for the pages");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
