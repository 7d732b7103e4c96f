import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { Suspense, lazy } from "react";
import { whenSignedOut } from "./api/client";
import { Problem } from "./api/problem";
import { keys } from "./api/keys";
import { makeRouter } from "./router";
import { cssVariables, theme } from "./theme/theme";

const Notices = lazy(async () => ({ default: (await import("./shell/notices")).Notices }));

const cache = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // The server's refusals stay refusals; only a lost connection or a failing server is asked again.
      retry: (failures, error) =>
        failures < 2 && !(error instanceof Problem && error.status >= 400 && error.status < 500),
    },
  },
});
const router = makeRouter(cache);

whenSignedOut(() => {
  if (globalThis.location.pathname === "/sign-in") return;
  cache.removeQueries({ queryKey: keys.session });
  void router.navigate({
    to: "/sign-in",
    search: { next: globalThis.location.pathname + globalThis.location.search },
  });
});

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={cache}>
        <Suspense fallback={null}>
          <Notices position="bottom-right" limit={3} />
        </Suspense>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
