import { Button, Checkbox, Modal, Radio, Switch } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { body, http } from "@/api/client";
import { keys } from "@/api/keys";
import { teamsQuery } from "@/api/queries";
import type { Preflight, Scenario, ScheduleRequest } from "@/api/types";
import { count } from "@/components/numbers";
import { ProblemView } from "@/components/problem-view";
import { QueryView } from "@/components/query-view";
import { isoMs, span } from "@/components/time";
import { tell, useAction } from "@/components/use-action";
import { PreflightList } from "./preflight-list";
import { SchedulePreviewSection, useSchedulePreview } from "./schedule-preview";
import { CreditField, useCredit } from "./credit-field";
import { initialWhen, timingOf } from "./when";
import { WhenField } from "./when-field";
import classes from "./mission-control.module.css";

interface Props {
  scenario: Scenario;
  onClose: () => void;
}

/** Who, then the check of every team, then launch: the same plan is checked and started. */
export function LaunchDialog({ scenario, onClose }: Props) {
  const cache = useQueryClient();
  const teams = useQuery(teamsQuery);
  const [chosen, setChosen] = useState<string[] | null>(null);
  const [when, setWhen] = useState(() => initialWhen(new Date(), "NOW"));
  const [skip, setSkip] = useState(true);
  const credit = useCredit(scenario.proof.proven);
  const nobody = chosen?.length === 0;
  const later = when.kind !== "NOW";
  const preflight = useQuery({
    queryKey: keys.preflight(scenario.id, chosen),
    queryFn: () =>
      body(http.POST("/runs/preflight", { body: { scenarioId: scenario.id, teams: chosen } })),
    enabled: !nobody && !later,
    gcTime: 0,
    staleTime: 0,
    refetchInterval: 5_000,
  });
  const proof = preflight.data?.proof ?? scenario.proof;
  const unexplained = credit.isUnexplained(proof);
  const terms = credit.terms(proof);
  const launch = useAction(async () => {
    const run = await body(
      http.POST("/runs", {
        body: {
          scenarioId: scenario.id,
          teams: chosen,
          ...terms,
          ...(credit.diagnosis ? { diagnosis: true } : {}),
        },
      }),
    );
    cache.setQueryData(keys.run(run.id), run);
    await cache.invalidateQueries({ queryKey: keys.runs });
    tell(`Run ${run.number} started`);
    onClose();
  });
  const timing = timingOf(when);
  const request: ScheduleRequest | null =
    timing && !nobody && !unexplained
      ? {
          scenarioId: scenario.id,
          teams: chosen,
          skipNotReady: skip,
          timing,
          timeZone: when.zone,
          ...terms,
        }
      : null;
  const preview = useSchedulePreview(request);
  const possible = preview.data !== undefined && preview.data.clashes.length === 0;
  const schedule = useAction(async () => {
    await body(http.POST("/schedules", { body: request as ScheduleRequest }));
    await cache.invalidateQueries({ queryKey: keys.schedules });
    tell("Planned. Nobody but staff is told.");
    onClose();
  });
  const plan = nobody ? undefined : preflight.data;
  const ready = plan?.teams.filter((each) => each.ready) ?? [];
  const allReady =
    plan !== undefined && plan.teams.length > 0 && ready.length === plan.teams.length;

  return (
    <Modal opened onClose={onClose} title={`Launch “${scenario.title}”`} size="lg">
      <div className="stack loose">
        <Radio.Group
          label="Teams"
          value={chosen === null ? "all" : "some"}
          onChange={(value) =>
            setChosen(value === "all" ? null : (teams.data ?? []).map((team) => team.slug))
          }
        >
          <div className="stack" style={{ paddingTop: 4 }}>
            <Radio value="all" label={`All ${count(teams.data?.length ?? 0, "team")}`} />
            <Radio value="some" label="Chosen teams" />
          </div>
        </Radio.Group>
        {chosen !== null && (
          <Checkbox.Group value={chosen} onChange={setChosen} aria-label="Chosen teams">
            <div className={classes.choice}>
              {(teams.data ?? []).map((team) => (
                <Checkbox key={team.slug} value={team.slug} label={team.name} />
              ))}
            </div>
          </Checkbox.Group>
        )}
        <WhenField when={when} onChange={setWhen} now />
        {later ? (
          <>
            <Checkbox
              checked={skip}
              onChange={(event) => setSkip(event.currentTarget.checked)}
              label="Leave out teams that are not ready then"
            />
            <SchedulePreviewSection request={request} preview={preview} />
          </>
        ) : (
          <section aria-label="Readiness" className="stack tight">
            <h3>Readiness</h3>
            {nobody ? (
              <p className="muted">Choose at least one team.</p>
            ) : (
              <QueryView query={preflight}>{(data) => <PreflightList plan={data} />}</QueryView>
            )}
            {plan && !allReady && ready.length > 0 && (
              <div>
                <Button
                  size="xs"
                  variant="default"
                  onClick={() => setChosen(ready.map((each) => each.team.slug))}
                >
                  Keep only the {count(ready.length, "ready team")}
                </Button>
              </div>
            )}
          </section>
        )}
        <CreditField proof={proof} of={credit} />
        {!later && (
          <Switch
            label="Grade the diagnosis"
            checked={credit.diagnosis}
            onChange={(event) => credit.setDiagnosis(event.currentTarget.checked)}
            description="A quarter of the automatic score is for saying what is wrong, in up to three tries. Robot players proved the scenario without it."
          />
        )}
        <p>{blastRadius(scenario, plan)}</p>
        {launch.problem !== null && <ProblemView error={launch.problem} />}
        {schedule.problem !== null && <ProblemView error={schedule.problem} />}
        <div className="row" style={{ justifyContent: "flex-end" }}>
          {!allReady && !later && <span className="muted micro grow">{whyNot(nobody, plan)}</span>}
          {(allReady || later) && unexplained && (
            <span className="muted micro grow">
              Say why an unproven scenario is to count, or switch that off.
            </span>
          )}
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          {later ? (
            <Button
              disabled={!possible || unexplained}
              loading={schedule.busy}
              onClick={() => void schedule.run()}
            >
              Plan it
            </Button>
          ) : (
            <Button
              disabled={!allReady || unexplained}
              loading={launch.busy}
              onClick={() => void launch.run()}
            >
              Launch to {count(plan?.teams.length ?? 0, "team")}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  );
}

/** What launching does, to whom, for how long, and what it leaves alone. */
export function blastRadius(scenario: Scenario, plan: Preflight | undefined): string {
  const who = plan ? count(plan.teams.length, "team") : "the chosen teams";
  return (
    `Injects ${count(scenario.faults.length, "fault")} into the production service of ${who}, for ` +
    `at most ${span(isoMs(scenario.maxDuration))}. Staging and all other teams are not touched. ` +
    `Every fault is reverted when the run ends or is halted.`
  );
}

function whyNot(nobody: boolean, plan: Preflight | undefined): string {
  if (nobody) return "";
  if (!plan) return "Checking the teams…";
  const waiting = plan.teams.filter((each) => !each.ready).length;
  return `${count(waiting, "team is", "teams are")} not ready.`;
}
