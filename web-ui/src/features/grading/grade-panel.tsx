import { Button, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { body, http, ifMatch } from "@/api/client";
import { keys } from "@/api/keys";
import type { Assessment } from "@/api/types";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { Caution } from "@/components/empty";
import { Panel } from "@/components/panel";
import { points } from "@/components/points";
import { ProblemView } from "@/components/problem-view";
import { SaveStateLine } from "@/components/save-state";
import { Clock } from "@/components/time";
import { tell, useAction } from "@/components/use-action";
import { useGrade } from "./use-grade";
import classes from "./workbench.module.css";

/** The grader's mark and comment: a draft until it is published, and can be taken back. */
export function GradePanel({ assessment }: { assessment: Assessment }) {
  const cache = useQueryClient();
  const grade = useGrade(assessment);
  const [publishing, setPublishing] = useState(false);
  const published = assessment.state === "PUBLISHED";
  const show = (next: Assessment) => {
    cache.setQueryData(keys.assessment(next.id), next);
    if (next.grade) grade.movedTo(next.grade.version);
    void cache.invalidateQueries({ queryKey: keys.assessments });
  };
  const unpublish = useAction(async () => {
    show(
      await body(
        http.POST("/assessments/{id}/unpublish", { params: { path: { id: assessment.id } } }),
      ),
    );
    tell("Taken back; the team no longer sees it");
  });
  const publish = async () => {
    if (!(await grade.flush()))
      throw new Error("The mark is not saved yet. Wait for “Saved” and try again.");
    show(
      await body(
        http.POST("/assessments/{id}/publish", {
          params: { path: { id: assessment.id }, header: ifMatch(grade.version()) },
        }),
      ),
    );
    tell("Published");
  };

  return (
    <Panel title="Grade" actions={published ? null : <SaveStateLine state={grade.state} />}>
      <div className="stack">
        {published ? (
          <p>
            Published {assessment.publishedAt && <Clock at={assessment.publishedAt} withDate />}:
            team {assessment.team.name} sees the score, the comment and the debrief.
          </p>
        ) : (
          <p className="muted">Draft: not visible to students.</p>
        )}
        <div className={classes.mark}>
          <TextInput
            id="mark"
            label="Mark (0 to 100)"
            inputMode="decimal"
            value={grade.mark}
            onChange={(event) => grade.changeMark(event.currentTarget.value)}
            error={grade.markError}
            readOnly={published}
            w={140}
          />
          <div className={classes.final}>
            <span className="muted micro">Final score{published ? "" : ", once published"}</span>
            <strong>
              {published ? points(assessment.finalScore) : finalPreview(assessment, grade.mark)}
            </strong>
          </div>
        </div>
        <Textarea
          id="comment"
          label="Comment to the team (Markdown)"
          value={grade.comment}
          onChange={(event) => grade.changeComment(event.currentTarget.value)}
          readOnly={published}
          autosize
          minRows={3}
          maxRows={12}
        />
        {grade.state.kind === "refused" && <ProblemView error={grade.state.error} />}
        {grade.state.kind === "conflict" && (
          <Caution>
            <div className="stack tight">
              <span>
                {grade.theirs
                  ? `${grade.theirs.by.name} saved mark ${points(grade.theirs.mark)}: “${grade.theirs.comment}”`
                  : "Another grader saved this grade meanwhile."}
              </span>
              <div className="row">
                <Button size="xs" variant="default" onClick={grade.keepMine}>
                  Keep mine
                </Button>
                <Button size="xs" variant="default" onClick={grade.takeTheirs}>
                  Take theirs
                </Button>
              </div>
            </div>
          </Caution>
        )}
        {unpublish.problem !== null && <ProblemView error={unpublish.problem} />}
        <div className="row">
          {published ? (
            <Button variant="default" loading={unpublish.busy} onClick={() => void unpublish.run()}>
              Unpublish
            </Button>
          ) : (
            <Button onClick={() => setPublishing(true)}>Publish…</Button>
          )}
        </div>
      </div>
      <ConfirmDialog
        opened={publishing}
        onClose={() => setPublishing(false)}
        title={`Publish the grade of ${assessment.team.name}?`}
        confirm="Publish grade"
        blocked={grade.valid ? null : "Give a mark from 0 to 100 first."}
        onConfirm={publish}
      >
        <p>
          Every member of team {assessment.team.name} will see: the final score{" "}
          {finalPreview(assessment, grade.mark)}, the {assessment.auto.lines.length} automatic lines
          with their explanations, your comment, and the debrief timeline with the faults. Nobody
          else will.
        </p>
        <p className="muted">The postmortem can no longer be changed then. You can unpublish.</p>
      </ConfirmDialog>
    </Panel>
  );
}

const AUTO_SHARE = 0.6;

/** What publishing would give; the server decides. */
export function finalPreview(assessment: Assessment, mark: string): string {
  const value = Number(mark);
  if (mark.trim() === "" || !Number.isFinite(value)) return "–";
  if (assessment.auto.voided) return `about ${points(value)}`;
  return `about ${points(AUTO_SHARE * assessment.auto.total + (1 - AUTO_SHARE) * value)}`;
}
