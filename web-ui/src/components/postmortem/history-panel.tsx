import { Button, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { body, http } from "@/api/client";
import { TextDiff } from "@/components/diff/text-diff";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { clock } from "@/components/time";
import classes from "./review.module.css";

interface Props {
  incidentId: string;
  version: number;
  /** Puts an earlier text back into the editor. */
  onRestore?: (markdown: string) => void;
}

/** The kept versions and the difference between any two of them. */
export function HistoryPanel({ incidentId, version, onRestore }: Props) {
  const [before, setBefore] = useState<string | null>(null);
  const [after, setAfter] = useState<string | null>(null);
  const history = useQuery({
    queryKey: ["postmortem-history", incidentId, version],
    queryFn: () =>
      body(
        http.GET("/incidents/{id}/postmortem-review/history", {
          params: { path: { id: incidentId } },
        }),
      ),
  });
  return (
    <Panel title="History">
      <QueryView query={history} lines={3}>
        {({ items }) => {
          const newer = items.find((one) => String(one.version) === after) ?? items[0];
          const older = items.find((one) => String(one.version) === before) ?? items[1] ?? newer;
          if (!newer || !older) return <p className="muted">Nothing is saved yet.</p>;
          const options = items.map((one) => ({
            value: String(one.version),
            label: `Version ${one.version}, ${one.savedBy.name}, ${clock(one.savedAt)}`,
          }));
          return (
            <div className="stack">
              <div className={classes.pickers}>
                <NativeSelect
                  label="From"
                  size="xs"
                  value={String(older.version)}
                  onChange={(event) => setBefore(event.currentTarget.value)}
                  data={options}
                />
                <NativeSelect
                  label="To"
                  size="xs"
                  value={String(newer.version)}
                  onChange={(event) => setAfter(event.currentTarget.value)}
                  data={options}
                />
                {onRestore && (
                  <Button
                    size="xs"
                    variant="default"
                    onClick={() => onRestore(older.markdown)}
                    title="The present text stays in the history"
                  >
                    Restore version {older.version}
                  </Button>
                )}
              </div>
              <TextDiff before={older.markdown} after={newer.markdown} label="Difference" />
            </div>
          );
        }}
      </QueryView>
    </Panel>
  );
}
