import { Progress } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { body, http } from "@/api/client";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { Shape } from "@/components/state-mark";
import classes from "./review.module.css";

/** Which expected parts are there, and for each that is not one sentence of what is missing. */
export function CompletenessPanel({
  incidentId,
  version,
}: {
  incidentId: string;
  version: number;
}) {
  const review = useQuery({
    queryKey: ["postmortem-completeness", incidentId, version],
    queryFn: () =>
      body(
        http.GET("/incidents/{id}/postmortem-review/completeness", {
          params: { path: { id: incidentId } },
        }),
      ),
  });
  return (
    <Panel title="Completeness">
      <QueryView query={review} lines={4}>
        {({ criteria, share }) => (
          <>
            <div className={classes.meter}>
              <Progress
                value={share * 100}
                aria-label="Parts that are there"
                className={classes.bar ?? ""}
                size="sm"
              />
              <span className="number">
                {criteria.filter((one) => one.met).length} of {criteria.length}
              </span>
            </div>
            <ul className={`plain-list ${classes.criteria}`}>
              {criteria.map((one) => (
                <li key={one.id}>
                  <Shape tone={one.met ? "ok" : "warn"} size={12} />
                  <span>
                    <strong>{one.label}</strong>{" "}
                    <span className="muted">{one.met ? "is there" : one.missing}</span>
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </QueryView>
    </Panel>
  );
}
