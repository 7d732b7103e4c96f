import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Runbook } from "@/api/automation-types";
import { runbookDiffQuery, runbookHistoryQuery } from "@/api/runbooks";
import type { TeamScope } from "@/components/operate/scope";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { When } from "@/components/time";
import { DiffLines } from "./diff-lines";
import classes from "./runbooks.module.css";

/** Who changed the text, and what. */
export function HistoryPanel({ scope, runbook }: { scope: TeamScope; runbook: Runbook }) {
  const history = useQuery(runbookHistoryQuery(scope.slug, runbook.id));
  const [open, setOpen] = useState<number | null>(null);
  return (
    <Panel title="History">
      <QueryView query={history}>
        {({ items, truncated }) => (
          <>
            <ol className={`plain-list ${classes.items}`}>
              {items.map((each) => (
                <li key={each.version}>
                  <div className="row wrap between">
                    <span>
                      <strong>Version {each.version}</strong>{" "}
                      <span className="num muted">
                        +{each.added} −{each.removed}
                      </span>
                    </span>
                    <Button
                      size="compact-xs"
                      variant="default"
                      aria-expanded={open === each.version}
                      aria-label={`${open === each.version ? "Hide" : "Show"} changes of version ${each.version}`}
                      onClick={() => setOpen(open === each.version ? null : each.version)}
                    >
                      {open === each.version ? "Hide changes" : "Show changes"}
                    </Button>
                  </div>
                  <span className="muted micro">
                    {each.by?.name ?? "Somebody who left"}, <When at={each.at} />
                  </span>
                  {open === each.version && (
                    <Diff slug={scope.slug} id={runbook.id} version={each.version} />
                  )}
                </li>
              ))}
            </ol>
            {truncated && <p className="muted micro">Older versions are not listed.</p>}
          </>
        )}
      </QueryView>
    </Panel>
  );
}

function Diff({ slug, id, version }: { slug: string; id: string; version: number }) {
  const diff = useQuery(runbookDiffQuery(slug, id, version));
  return (
    <QueryView query={diff}>
      {(data) => <DiffLines lines={data.lines} label={`Changes of version ${version}`} />}
    </QueryView>
  );
}
