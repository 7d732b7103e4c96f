import { useQuery } from "@tanstack/react-query";
import { body, http } from "@/api/client";
import type { Claim } from "@/api/types";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { StateMark } from "@/components/state-mark";
import type { Said } from "@/components/words";
import classes from "./review.module.css";

interface Props {
  incidentId: string;
  /** The version that is stored: another one is read anew. */
  version: number;
  /** Shows where the claim stands in the text. */
  onShow?: (claim: Claim) => void;
  /** Marks the facts compared with. */
  onEvidence?: (ids: number[]) => void;
}

/** Times, durations and facts of the text beside what the record says. A help, never points. */
export function ClaimsPanel({ incidentId, version, onShow, onEvidence }: Props) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const claims = useQuery({
    queryKey: ["postmortem-claims", incidentId, version, zone],
    queryFn: () =>
      body(
        http.GET("/incidents/{id}/postmortem-review/claims", {
          params: { path: { id: incidentId }, query: { zone } },
        }),
      ),
  });
  return (
    <Panel title="Claims and the record">
      <QueryView query={claims} lines={4}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="muted">
              No times, durations or facts were found in the saved text. Write, for example,
              &quot;Declared at 14:05&quot;.
            </p>
          ) : (
            <>
              <p className="muted micro">
                {summary(items)} A help for readers: it gives no points.
              </p>
              <ol className={`plain-list ${classes.claims}`}>
                {items.map((claim) => (
                  <li key={`${claim.from}-${claim.kind}`}>
                    <div className={classes.head}>
                      {onShow ? (
                        <button
                          type="button"
                          className={classes.said}
                          onClick={() => onShow(claim)}
                          title="Show in the text"
                        >
                          “{claim.text.trim()}”
                        </button>
                      ) : (
                        <q className={classes.plain}>{claim.text.trim()}</q>
                      )}
                      <StateMark said={verdict(claim)} />
                    </div>
                    <p className="muted micro">
                      {claim.record ? (
                        <>Record: {claim.record}</>
                      ) : (
                        "The record has nothing that fits."
                      )}{" "}
                      {onEvidence && claim.evidence.length > 0 && (
                        <button
                          type="button"
                          className={classes.said}
                          onClick={() => onEvidence(claim.evidence)}
                        >
                          Mark in the timeline
                        </button>
                      )}
                    </p>
                  </li>
                ))}
              </ol>
            </>
          )
        }
      </QueryView>
    </Panel>
  );
}

function summary(items: Claim[]): string {
  const count = (verdict: Claim["verdict"]) =>
    items.filter((item) => item.verdict === verdict).length;
  return `${count("AGREES")} agree, ${count("OFF_BY")} differ, ${count("NO_EVIDENCE")} without evidence.`;
}

function verdict(claim: Claim): Said {
  switch (claim.verdict) {
    case "AGREES":
      return { word: "Agrees", tone: "ok" };
    case "OFF_BY":
      return { word: claim.offSeconds ? `Off by ${span(claim)}` : "Differs", tone: "warn" };
    case "NO_EVIDENCE":
      return { word: "No evidence", tone: "none" };
  }
}

/** How far off, with the direction: the text is later or earlier, longer or shorter. */
export function span(claim: Pick<Claim, "kind" | "offSeconds">): string {
  const off = claim.offSeconds ?? 0;
  const seconds = Math.abs(off);
  const length =
    seconds < 60
      ? `${seconds} s`
      : seconds < 3600
        ? `${Math.floor(seconds / 60)} min${seconds % 60 ? ` ${seconds % 60} s` : ""}`
        : `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
  if (claim.kind === "DURATION") return `${length}, too ${off > 0 ? "long" : "short"}`;
  return `${length}, too ${off > 0 ? "late" : "early"}`;
}
