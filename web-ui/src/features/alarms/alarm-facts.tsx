import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Alarm } from "@/api/types";
import { runbookTitlesQuery } from "@/api/alarms";
import {
  ALARM_SEVERITY_WORDS,
  MISSING_WORDS,
  SOURCE_WORDS,
  conditionWords,
  valueWords,
} from "@/components/alarm/alarm-words";
import { RunbookLink } from "@/components/alarm/runbook-link";
import { Panel } from "@/components/panel";
import { When } from "@/components/time";
import { ENV_WORDS } from "@/components/words";
import classes from "./alarms.module.css";

/** The definition in words, and what the evaluator said last. */
export function AlarmFacts({ slug, alarm }: { slug: string; alarm: Alarm }) {
  const runbooks = useQuery({ ...runbookTitlesQuery(slug), enabled: alarm.runbookId !== null });
  const runbook = runbooks.data?.find((each) => each.id === alarm.runbookId);
  return (
    <Panel title="What it is" live>
      <div className="stack">
        {alarm.description && <p>{alarm.description}</p>}
        <dl className={classes.facts}>
          <Fact term="State since">
            <When at={alarm.stateSince} />
          </Fact>
          <Fact term="Because">
            <span className="live">{alarm.stateReason}</span>
          </Fact>
          <Fact term="Last value">
            <span className="live num">{valueWords(alarm.source, alarm.lastValue)}</span>
            {alarm.lastEvaluatedAt && (
              <span className="muted micro">
                {" "}
                judged <When at={alarm.lastEvaluatedAt} />
              </span>
            )}
          </Fact>
          <Fact term="Alarm when">{conditionWords(alarm)}</Fact>
          <Fact term="Watches">
            {SOURCE_WORDS[alarm.source.type].label}, {ENV_WORDS[alarm.environment].toLowerCase()}
          </Fact>
          <Fact term="Missing data">
            {MISSING_WORDS[alarm.missingData].label}.{" "}
            <span className="muted">{MISSING_WORDS[alarm.missingData].help}</span>
          </Fact>
          <Fact term="Severity">
            {ALARM_SEVERITY_WORDS[alarm.severity].label}.{" "}
            <span className="muted">{ALARM_SEVERITY_WORDS[alarm.severity].help}</span>
          </Fact>
          <Fact term="Runbook">
            {alarm.runbookId ? (
              <>
                {runbook?.title} <RunbookLink slug={slug} id={alarm.runbookId} alarm={alarm.name} />
              </>
            ) : (
              <span className="muted">none: whoever is called starts from nothing</span>
            )}
          </Fact>
          <Fact term="Changed">
            <When at={alarm.updatedAt} />
            {alarm.updatedBy ? ` by ${alarm.updatedBy.name}` : ""}, version {alarm.version}
          </Fact>
        </dl>
      </div>
    </Panel>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}
