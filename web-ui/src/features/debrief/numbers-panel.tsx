import { Button } from "@mantine/core";
import type { Debrief } from "@/api/debrief-types";
import { LearningPanel } from "@/components/debrief/learning-panel";
import { StripPlots, timeOrNever } from "@/components/debrief/strip-plot";
import { Panel } from "@/components/panel";
import classes from "./debrief.module.css";

/** How the class did: dots with medians, the same as a table, and against an earlier run. */
export function Numbers({ debrief }: { debrief: Debrief }) {
  return (
    <>
      <Panel title="How the teams did">
        <div className={classes.numbers}>
          <StripPlots debrief={debrief} />
          <TeamTimes debrief={debrief} />
        </div>
      </Panel>
      <LearningPanel debrief={debrief} />
    </>
  );
}

function TeamTimes({ debrief }: { debrief: Debrief }) {
  return (
    <div className="scroll-x" tabIndex={0} role="group" aria-label="Times of the teams">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Team</th>
            {debrief.distributions.map((each) => (
              <th key={each.measure} scope="col" className="right">
                <abbr title={each.label}>{each.measure}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {debrief.teams.map((team) => (
            <tr key={team.key}>
              <th scope="row">
                {team.name}
                {team.own && <span className="muted"> (yours)</span>}
              </th>
              {team.voided || !team.effectAt ? (
                <td colSpan={4} className="muted">
                  does not count: no fault took effect
                </td>
              ) : (
                [team.ttdSeconds, team.ttaSeconds, team.ttmSeconds, team.ttrSeconds].map(
                  (seconds, i) => (
                    <td key={i} className="right num">
                      {timeOrNever(seconds)}
                    </td>
                  ),
                )
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function TalkingPoints({ debrief }: { debrief: Debrief }) {
  const nameOf = (key: string) => debrief.teams.find((team) => team.key === key)?.name ?? key;
  return (
    <Panel title="What to talk about">
      <ul className="plain-list stack">
        {debrief.points.map((point) => (
          <li key={point.topic}>
            <strong>{point.title}.</strong> {nameOf(point.team)} {point.text}.
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** The report as files, for staff and for the class. */
export function ReportLinks({ run }: { run: string }) {
  const href = (query: string) => `/api/v1/debriefs/${run}/report?${query}`;
  return (
    <>
      <Button component="a" variant="default" href={href("format=pdf&names=true")} download>
        Report (PDF)
      </Button>
      <Button component="a" variant="default" href={href("format=pdf&names=false")} download>
        For the class (PDF)
      </Button>
      <Button component="a" variant="default" href={href("format=csv&names=true")} download>
        CSV
      </Button>
      <Button component="a" variant="default" href={href("format=json&names=true")} download>
        JSON
      </Button>
    </>
  );
}
