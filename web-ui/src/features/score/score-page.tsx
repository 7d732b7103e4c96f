import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { debriefQuery } from "@/api/debrief";
import { Problem } from "@/api/problem";
import { assessmentQuery, assessmentTimelineQuery } from "@/api/queries";
import type { Assessment, ScoreLine } from "@/api/types";
import { LearningPanel } from "@/components/debrief/learning-panel";
import { StripPlots } from "@/components/debrief/strip-plot";
import { Loading } from "@/components/empty";
import { EvidenceTimeline } from "@/components/evidence/evidence-timeline";
import { MembersPanel } from "@/components/grading/members-panel";
import { MarkdownHtml } from "@/components/markdown-html";
import { NotFoundText } from "@/components/not-found-text";
import { Page } from "@/components/page";
import { Panel } from "@/components/panel";
import { points } from "@/components/points";
import { ProblemView } from "@/components/problem-view";
import { QueryView } from "@/components/query-view";
import { ScoreTable } from "@/components/score-table";
import { Clock } from "@/components/time";
import { CriteriaPanel } from "./criteria-panel";
import classes from "./score.module.css";

export function ScorePage() {
  const { id = "" } = useParams({ strict: false });
  const assessment = useQuery(assessmentQuery(id));
  if (assessment.data) return <Score assessment={assessment.data} />;
  if (assessment.error instanceof Problem && assessment.error.status === 404) {
    return <NotFoundText what="score" />;
  }
  return (
    <Page title="Score">
      {assessment.isError ? (
        <ProblemView error={assessment.error} retry={() => void assessment.refetch()} />
      ) : (
        <Loading lines={6} />
      )}
    </Page>
  );
}

/** The result, why, and what really happened. */
function Score({ assessment }: { assessment: Assessment }) {
  const timeline = useQuery(assessmentTimelineQuery(assessment.id));
  const [line, setLine] = useState<ScoreLine | null>(null);
  const { run, grade, incident } = assessment;
  return (
    <Page
      title={`Score of run ${run.number}`}
      heading={`Run ${run.number}: ${run.scenarioTitle}`}
      eyebrow={<Link to="/scores">Scores</Link>}
    >
      <section aria-label="Result" className={classes.result}>
        <div>
          <span className={classes.final}>{points(assessment.finalScore)}</span>
          <span className="muted"> of 100</span>
        </div>
        <div className="muted">
          Automatic score {points(assessment.autoScore)}, postmortem mark {points(assessment.mark)}
          {assessment.publishedAt && (
            <>
              . Published <Clock at={assessment.publishedAt} withDate />
            </>
          )}
        </div>
        {incident && (
          <Link to="/incidents/$id/postmortem" params={{ id: incident.id }}>
            Postmortem of INC-{incident.number}
          </Link>
        )}
      </section>
      <div className={classes.grid}>
        <div className={classes.side}>
          <Panel title="Comment">
            {grade?.comment ? (
              <MarkdownHtml html={grade.commentHtml} compact />
            ) : (
              <p className="muted">The grader left no comment.</p>
            )}
            {grade && <p className="muted micro">By {grade.by.name}</p>}
          </Panel>
          <CriteriaPanel assessment={assessment.id} />
          <Panel title="Automatic score">
            <ScoreTable auto={assessment.auto} selected={line?.id ?? null} onSelect={setLine} />
          </Panel>
          <MembersPanel assessmentId={assessment.id} own />
        </div>
        <div className={classes.side}>
          <Panel title="Debrief: what really happened">
            <QueryView query={timeline} lines={8}>
              {(data) => (
                <EvidenceTimeline
                  timeline={data}
                  start={assessment.window.from}
                  annotate={{ team: assessment.team.slug, ...assessment.window }}
                  exportPath={`/assessments/${assessment.id}/timeline`}
                  link
                  maxHeight={620}
                  {...(line ? { marked: line.evidence } : {})}
                />
              )}
            </QueryView>
          </Panel>
          <ClassPanels run={run.id} />
        </div>
      </div>
    </Page>
  );
}

/** How the own team did among the others, who have no names here, and against its last run. */
function ClassPanels({ run }: { run: string }) {
  const debrief = useQuery(debriefQuery(run));
  return (
    <>
      <Panel
        title="Your team in the class"
        actions={
          <Link to="/debrief/$run" params={{ run }}>
            Play the run again
          </Link>
        }
      >
        <QueryView query={debrief} lines={6}>
          {(data) => <StripPlots debrief={data} />}
        </QueryView>
      </Panel>
      {debrief.data && <LearningPanel debrief={debrief.data} />}
    </>
  );
}
