import { Button, NumberInput, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { adjustmentsQuery } from "@/api/adjustments";
import { body, http } from "@/api/client";
import type { Adjustments, AdjustmentWish } from "@/api/assessment-types";
import { Panel } from "@/components/panel";
import { ProblemView } from "@/components/problem-view";
import { QueryView } from "@/components/query-view";
import { Clock } from "@/components/time";
import { tell, useAction } from "@/components/use-action";

interface Props {
  assessmentId: string;
  team: string;
  from: string;
  to: string;
  /** Graders read; instructors grant. */
  canChange: boolean;
}

/** Void runs, excused minutes, more time, and whether the record is as Firedrill wrote it. */
export function AdjustmentsPanel({ assessmentId, team, from, to, canChange }: Props) {
  const adjustments = useQuery(adjustmentsQuery(assessmentId));
  const cache = useQueryClient();
  const [reason, setReason] = useState("");
  const [start, setStart] = useState("");
  const [end, setEnd] = useState("");
  const [factor, setFactor] = useState<number | string>(1.5);
  const after = async (said: string) => {
    setReason("");
    await cache.invalidateQueries();
    tell(said);
  };
  const adjust = useAction(async (wish: AdjustmentWish) => {
    await body(
      http.POST("/assessments/{id}/adjustments", {
        params: { path: { id: assessmentId } },
        body: wish,
      }),
    );
    await after("The score was computed anew");
  });
  const accommodate = useAction(async () => {
    await body(
      http.PUT("/teams/{team}/accommodation", {
        params: { path: { team } },
        body: { factor: Number(factor), reason },
      }),
    );
    await after("The team's scores were computed anew");
  });
  const said = reason.trim().length >= 3;
  const interval = timesOf(from, to, start, end);
  return (
    <Panel title="Adjustments and record">
      <QueryView query={adjustments} lines={3}>
        {(data) => (
          <div className="stack">
            <p role={data.whole ? undefined : "alert"} className={data.whole ? "muted" : ""}>
              {data.whole ? data.record : <strong>{data.record}</strong>}
            </p>
            <ul className="plain-list stack tight">
              {data.items.map((item) => (
                <li key={item.id}>
                  {words(item)}: {item.reason}
                  <div className="muted micro">
                    {item.by.name}, <Clock at={item.at} withDate />{" "}
                    {canChange && item.action !== "ACCOMMODATE" && (
                      <Button
                        variant="subtle"
                        size="compact-sm"
                        disabled={!said}
                        onClick={() =>
                          void adjust.run({
                            action: "WITHDRAW",
                            of: item.id,
                            reason,
                            from: null,
                            to: null,
                          })
                        }
                      >
                        Take back
                      </Button>
                    )}
                  </div>
                </li>
              ))}
            </ul>
            {canChange && (
              <>
                <TextInput
                  label="Reason"
                  description="Kept as evidence; staff and the team may read it."
                  value={reason}
                  maxLength={500}
                  onChange={(event) => setReason(event.currentTarget.value)}
                />
                <div className="row wrap" style={{ alignItems: "flex-end" }}>
                  <TextInput
                    label="Excuse from (UTC)"
                    placeholder={from.slice(11, 19)}
                    value={start}
                    w={150}
                    onChange={(event) => setStart(event.currentTarget.value)}
                  />
                  <TextInput
                    label="to (UTC)"
                    placeholder={to.slice(11, 19)}
                    value={end}
                    w={150}
                    onChange={(event) => setEnd(event.currentTarget.value)}
                  />
                  <Button
                    variant="default"
                    size="compact-sm"
                    disabled={!said || interval === null}
                    loading={adjust.busy}
                    onClick={() =>
                      interval &&
                      void adjust.run({ action: "EXCUSE", of: null, reason, ...interval })
                    }
                  >
                    Excuse these minutes
                  </Button>
                </div>
                <div className="row wrap" style={{ alignItems: "flex-end" }}>
                  <NumberInput
                    label="Time of the team, times"
                    value={factor}
                    onChange={setFactor}
                    min={1}
                    max={3}
                    step={0.25}
                    decimalScale={2}
                    w={180}
                  />
                  <Button
                    variant="default"
                    size="compact-sm"
                    disabled={!said}
                    loading={accommodate.busy}
                    onClick={() => void accommodate.run()}
                  >
                    Give the team this time in all runs
                  </Button>
                </div>
                <div>
                  <Button
                    variant="default"
                    size="compact-sm"
                    disabled={!said || data.voided}
                    loading={adjust.busy}
                    onClick={() =>
                      void adjust.run({ action: "VOID", of: null, reason, from: null, to: null })
                    }
                  >
                    Void the run for this team
                  </Button>
                </div>
                {adjust.problem !== null && <ProblemView error={adjust.problem} />}
                {accommodate.problem !== null && <ProblemView error={accommodate.problem} />}
              </>
            )}
          </div>
        )}
      </QueryView>
    </Panel>
  );
}

function words(item: Adjustments["items"][number]): string {
  if (item.action === "ACCOMMODATE") return `${item.factor} times the time, in all runs`;
  if (item.action === "EXCUSE") {
    return `Excused from ${item.from?.slice(11, 19)} to ${item.to?.slice(11, 19)} UTC`;
  }
  return "The run is void for this team";
}

/** Times of the day of the run as instants; null while they cannot be read. */
export function timesOf(from: string, to: string, start: string, end: string) {
  const first = moment(from, start);
  const last = moment(from, end);
  if (first === null || last === null || first >= last) return null;
  return first >= new Date(from) && last <= new Date(to)
    ? { from: first.toISOString(), to: last.toISOString() }
    : null;
}

function moment(from: string, time: string): Date | null {
  if (!/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(time.trim())) return null;
  const at = new Date(`${from.slice(0, 10)}T${time.trim().padEnd(8, ":00")}Z`);
  // A run over midnight goes on the day after.
  return at < new Date(from) ? new Date(at.getTime() + 86_400_000) : at;
}
