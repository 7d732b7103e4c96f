import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { Problem } from "@/api/problem";
import { assessmentQuery, assessmentTimelineQuery, assessmentsQuery } from "@/api/queries";
import type { Assessment, ScoreLine } from "@/api/types";
import { Empty, Loading } from "@/components/empty";
import { EvidenceTimeline } from "@/components/evidence/evidence-timeline";
import { AdjustmentsPanel } from "@/components/grading/adjustments-panel";
import { MembersPanel } from "@/components/grading/members-panel";
import { NotFoundText } from "@/components/not-found-text";
import { Page } from "@/components/page";
import { Panel } from "@/components/panel";
import { ClaimsPanel } from "@/components/postmortem/claims-panel";
import { DeadlineLine } from "@/components/postmortem/deadline-line";
import { Reading } from "@/components/postmortem/reading";
import { CompletenessPanel } from "@/components/postmortem/completeness-panel";
import { ProblemView } from "@/components/problem-view";
import { QueryView } from "@/components/query-view";
import { ScoreTable } from "@/components/score-table";
import { useSession } from "@/components/session";
import { useShortcut } from "@/components/shortcuts";
import { StateMark } from "@/components/state-mark";
import { Clock } from "@/components/time";
import { ASSESSMENT_WORDS } from "@/components/words";
import { GradePanel } from "./grade-panel";
import { nextUngraded } from "./next";
import classes from "./workbench.module.css";

export function WorkbenchPage() {
  const { id = "" } = useParams({ strict: false });
  const assessment = useQuery(assessmentQuery(id));
  if (assessment.data) return <Workbench key={id} assessment={assessment.data} />;
  if (assessment.error instanceof Problem && assessment.error.status === 404) {
    return <NotFoundText what="assessment" />;
  }
  return (
    <Page title="Grading">
      {assessment.isError ? (
        <ProblemView error={assessment.error} retry={() => void assessment.refetch()} />
      ) : (
        <Loading lines={8} />
      )}
    </Page>
  );
}

/** The claim on the left, the record on the right, the judgement below it. */
function Workbench({ assessment }: { assessment: Assessment }) {
  const timeline = useQuery(assessmentTimelineQuery(assessment.id));
  const queue = useQuery(assessmentsQuery);
  const { role } = useSession();
  const navigate = useNavigate();
  const [line, setLine] = useState<ScoreLine | null>(null);
  const [cited, setCited] = useState<number[] | null>(null);
  const next = nextUngraded(queue.data ?? [], assessment.id);
  const left = (queue.data ?? []).filter(
    (item) => item.state === "READY" || item.state === "DRAFT",
  ).length;
  const open = () => {
    if (next) void navigate({ to: "/grading/$id", params: { id: next.id } });
  };
  useShortcut("n", "Open the next ungraded one", open, next !== null);
  useShortcut("m", "Go to the mark", () => document.getElementById("mark")?.focus());
  useShortcut("c", "Go to the comment", () => document.getElementById("comment")?.focus());

  return (
    <Page
      title={`Grading ${assessment.team.name}, run ${assessment.run.number}`}
      heading={`${assessment.team.name}, run ${assessment.run.number}: ${assessment.run.scenarioTitle}`}
      eyebrow={
        <>
          <Link to="/grading">Grading</Link>, {left} left
        </>
      }
      actions={
        <>
          <StateMark said={ASSESSMENT_WORDS[assessment.state]} />
          <Button
            variant="default"
            onClick={open}
            disabled={!next}
            aria-keyshortcuts="n"
            title={next ? "" : "Nothing else waits for a grade"}
          >
            Next ungraded
          </Button>
        </>
      }
    >
      <div className={classes.grid}>
        <PostmortemPanel assessment={assessment} />
        <div className={classes.side}>
          <GradePanel assessment={assessment} />
          <Panel title="Automatic score">
            <ScoreTable
              auto={assessment.auto}
              selected={line?.id ?? null}
              onSelect={(chosen) => {
                setCited(null);
                setLine(chosen);
              }}
            />
          </Panel>
          {assessment.incident && assessment.postmortem && (
            <>
              <ClaimsPanel
                incidentId={assessment.incident.id}
                version={assessment.postmortem.version}
                onEvidence={setCited}
              />
              <Panel title="Deadline">
                <DeadlineLine incidentId={assessment.incident.id} />
              </Panel>
              <CompletenessPanel
                incidentId={assessment.incident.id}
                version={assessment.postmortem.version}
              />
            </>
          )}
          <MembersPanel assessmentId={assessment.id} onEvidence={setCited} />
          <AdjustmentsPanel
            assessmentId={assessment.id}
            team={assessment.team.slug}
            from={assessment.window.from}
            to={assessment.window.to}
            canChange={role === "INSTRUCTOR"}
          />
          <Panel title="Evidence">
            <QueryView query={timeline} lines={6}>
              {(data) => (
                <EvidenceTimeline
                  timeline={data}
                  start={assessment.window.from}
                  annotate={{ team: assessment.team.slug, ...assessment.window }}
                  staff
                  exportPath={`/assessments/${assessment.id}/timeline`}
                  link
                  maxHeight={360}
                  {...(cited ? { marked: cited } : line ? { marked: line.evidence } : {})}
                />
              )}
            </QueryView>
          </Panel>
        </div>
      </div>
    </Page>
  );
}

function PostmortemPanel({ assessment }: { assessment: Assessment }) {
  const { postmortem, incident } = assessment;
  return (
    <Panel
      title="Postmortem"
      className={classes.postmortem ?? ""}
      actions={
        postmortem?.submittedAt ? (
          <span className="muted micro">
            submitted <Clock at={postmortem.submittedAt} withDate />
          </span>
        ) : null
      }
    >
      {incident && (
        <p className="muted" style={{ marginBottom: 12 }}>
          <Link to="/incidents/$id" params={{ id: incident.id }}>
            INC-{incident.number} {incident.title}
          </Link>
        </p>
      )}
      {postmortem?.editedSince && (
        <p className="muted" style={{ marginBottom: 12 }}>
          This is the text as it was handed in. The team edited it afterwards
          {postmortem.updatedAt && (
            <>
              {" "}
              (last <Clock at={postmortem.updatedAt} withDate />)
            </>
          )}
          ; those edits are not shown here. The claims and the completeness beside it are those of the
          newest text.
        </p>
      )}
      {postmortem && postmortem.version > 0 ? (
        <Reading
          incidentId={postmortem.incidentId}
          markdown={postmortem.markdown}
          html={postmortem.html}
        />
      ) : (
        <Empty title="There is no postmortem to read.">
          {incident
            ? "The team has not written one. You can mark the run without it, or wait."
            : "The team declared no incident in this run. The automatic score stands on its own; you can still mark it."}
        </Empty>
      )}
    </Panel>
  );
}
