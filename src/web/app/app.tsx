import { localStorageColorSchemeManager, MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useState } from "react";
import { styleNonce } from "../theme/nonce.ts";
import { colorsOf, theme } from "../theme/theme.ts";
import { openPages } from "./open-pages.ts";

const schemes = localStorageColorSchemeManager({ key: "color-scheme" });

/** Everything that pages live in. */
export function App() {
  const [{ queryClient, router }] = useState(openPages);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={colorsOf}
      defaultColorScheme="auto"
      colorSchemeManager={schemes}
      getStyleNonce={styleNonce}
    >
      <Notifications position="bottom-right" />
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
