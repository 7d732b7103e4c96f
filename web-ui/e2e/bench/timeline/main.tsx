// The timeline as every page shows it, with a record made here; ?events=N says how long.
import "@/theme/styles";
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createRoot } from "react-dom/client";
import { EvidenceTimeline } from "@/components/evidence/evidence-timeline";
import { cssVariables, theme } from "@/theme/theme";
import { FROM, record } from "../record";

const count = Number(new URLSearchParams(location.search).get("events") ?? "20000");
const timeline = record(count);
performance.mark("data");
const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables}>
        <EvidenceTimeline timeline={timeline} start={new Date(FROM).toISOString()} />
      </MantineProvider>
    </QueryClientProvider>,
  );
}
