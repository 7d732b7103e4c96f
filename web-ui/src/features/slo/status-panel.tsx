import { Switch } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { keys } from "@/api/keys";
import { setStatusPage, statusSwitchQuery } from "@/api/slo";
import { CopyButton } from "@/components/copy-button";
import type { TeamScope } from "@/components/operate/scope";
import { Panel } from "@/components/panel";
import { ProblemView } from "@/components/problem-view";
import { QueryView } from "@/components/query-view";
import { useAction } from "@/components/use-action";

/** Whether everybody may read how the service does, and where. */
export function StatusPanel({ scope }: { scope: TeamScope }) {
  const cache = useQueryClient();
  const page = useQuery(statusSwitchQuery(scope.slug));
  const change = useAction(async (enabled: boolean) => {
    cache.setQueryData(keys.statusSwitch(scope.slug), await setStatusPage(scope.slug, enabled));
  });
  return (
    <Panel title="Public status page">
      <QueryView query={page} lines={2}>
        {({ enabled, href }) => (
          <div className="stack tight">
            {scope.canAct ? (
              <Switch
                checked={enabled}
                disabled={change.busy}
                onChange={(event) => void change.run(event.currentTarget.checked)}
                label="Everybody may read it, without signing in"
                description="It shows availability by day and updates that you mark public; no names, no causes."
              />
            ) : (
              <p>
                {enabled ? "Open: everybody may read it, without signing in." : "Closed."}{" "}
                <span className="muted">Only the team and instructors open or close it.</span>
              </p>
            )}
            {enabled && (
              <div className="row wrap">
                <a href={href} target="_blank" rel="noreferrer">
                  {href}
                  <span className="hidden-visually"> (new tab)</span>
                </a>
                <CopyButton
                  text={new URL(href, globalThis.location.href).href}
                  what="the address"
                />
              </div>
            )}
            {change.problem !== null && <ProblemView error={change.problem} />}
          </div>
        )}
      </QueryView>
    </Panel>
  );
}
