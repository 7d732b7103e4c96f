import { Button, Checkbox, NumberInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { Problem } from "@/api/problem";
import {
  agreementQuery,
  dealReaders,
  publicationQuery,
  publishRun,
  ratersQuery,
  readersQuery,
  reviewRunQuery,
  undoPublication,
} from "@/api/review";
import type { ReviewRun } from "@/api/review-types";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { Empty, Loading } from "@/components/empty";
import { NotFoundText } from "@/components/not-found-text";
import { Page } from "@/components/page";
import { Panel } from "@/components/panel";
import { points } from "@/components/points";
import { ProblemView } from "@/components/problem-view";
import { QueryView } from "@/components/query-view";
import { useSession } from "@/components/session";
import { StateMark } from "@/components/state-mark";
import { Clock } from "@/components/time";
import { tell, useAction } from "@/components/use-action";
import type { Said } from "@/components/words";
import { AgreementPanel } from "./agreement-panel";

const STATES: Record<ReviewRun["submissions"][number]["state"], Said> = {
  DRAFT: { word: "Draft", tone: "warn" },
  READY: { word: "Ready", tone: "neutral" },
  PUBLISHED: { word: "Published", tone: "ok" },
  BY_HAND: { word: "Marked by hand", tone: "none" },
  VOID: { word: "Void", tone: "none" },
};

export function OverviewPage() {
  const { run = "" } = useParams({ strict: false });
  const review = useQuery(reviewRunQuery(run));
  if (review.data) return <Overview review={review.data} />;
  if (review.error instanceof Problem && review.error.status === 404) {
    return <NotFoundText what="run to grade" />;
  }
  return (
    <Page title="Grading">
      {review.isError ? (
        <ProblemView error={review.error} retry={() => void review.refetch()} />
      ) : (
        <Loading lines={8} />
      )}
    </Page>
  );
}

/** How far the grading of a run is, who reads what, how far they agree, and publishing it. */
function Overview({ review }: { review: ReviewRun }) {
  const agreement = useQuery(agreementQuery(review.run));
  return (
    <Page
      title={`Grading of run ${review.number}`}
      heading={`Run ${review.number}: ${review.scenarioTitle}`}
      eyebrow={<Link to="/grading">Grading</Link>}
      actions={
        <>
          <Button variant="default" component={Link} to={`/grading/rubrics/${review.rubricScope}`}>
            Rubric v{review.rubricVersion}
          </Button>
          <Button component={Link} to={`/grading/runs/${review.run}`}>
            Grade by rubric
          </Button>
        </>
      }
    >
      <div className="stack loose">
        <PublicationPanel run={review.run} />
        <Panel title="Submissions">
          <div className="scroll-x" tabIndex={0} role="group" aria-label="Submissions">
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">Submission</th>
                  <th scope="col">State</th>
                  <th scope="col">Postmortem</th>
                  <th scope="col">You decided</th>
                  <th scope="col">Remark</th>
                  <th scope="col" className="right">
                    Mark so far
                  </th>
                </tr>
              </thead>
              <tbody>
                {review.submissions.map((one) => (
                  <tr key={one.id}>
                    <th scope="row">Number {one.number}</th>
                    <td>
                      <StateMark said={STATES[one.state]} />
                    </td>
                    <td>{one.postmortemSubmitted ? "handed in" : "not handed in"}</td>
                    <td>
                      {one.decided.length} of {review.criteria.length}
                    </td>
                    <td>
                      {[one.flagged && "flagged", one.secondLook && "second look", one.third]
                        .filter(Boolean)
                        .join("; ")}
                    </td>
                    <td className="right">{points(one.mark)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Panel>
        <ReadersPanel run={review.run} />
        <Panel title="Agreement">
          <QueryView query={agreement} lines={6}>
            {(items) => <AgreementPanel items={items} />}
          </QueryView>
        </Panel>
      </div>
    </Page>
  );
}

function PublicationPanel({ run }: { run: string }) {
  const cache = useQueryClient();
  const publication = useQuery(publicationQuery(run));
  const [asking, setAsking] = useState(false);
  const fresh = () => cache.invalidateQueries({ queryKey: ["reviews"] });
  const undo = useAction(async () => {
    await undoPublication(run);
    await fresh();
    tell("Taken back; the teams no longer see it");
  });
  return (
    <Panel title="Publication">
      <QueryView query={publication} lines={2}>
        {(counts) => (
          <div className="stack">
            <p>
              {counts.ready} ready, {counts.draft} draft, {counts.published} published
              {counts.byHand > 0 && `, ${counts.byHand} marked by hand`}
              {counts.voided > 0 && `, ${counts.voided} void`}.{" "}
              {counts.publishedAt && (
                <>
                  Last published <Clock at={counts.publishedAt} withDate />.
                </>
              )}
            </p>
            {undo.problem !== null && <ProblemView error={undo.problem} />}
            <div className="row wrap">
              <Button onClick={() => setAsking(true)} disabled={counts.ready === 0}>
                Publish {counts.ready}…
              </Button>
              {counts.undoUntil && (
                <Button variant="default" loading={undo.busy} onClick={() => void undo.run()}>
                  Take the last publication back
                </Button>
              )}
            </div>
            <ConfirmDialog
              opened={asking}
              onClose={() => setAsking(false)}
              title={`Publish ${counts.ready} grades of this run?`}
              confirm={`Publish ${counts.ready}`}
              onConfirm={async () => {
                await publishRun(run);
                await fresh();
                tell("Published");
              }}
            >
              <p>
                {counts.ready} teams see their criteria, points and comments, the automatic score
                and the debrief. {counts.draft} stay drafts and are not seen.
              </p>
              <p className="muted">You can take all of it back for ten minutes.</p>
            </ConfirmDialog>
          </div>
        )}
      </QueryView>
    </Panel>
  );
}

function ReadersPanel({ run }: { run: string }) {
  const cache = useQueryClient();
  const readers = useQuery(readersQuery(run));
  const raters = useQuery(ratersQuery(run));
  const instructor = useSession().role === "INSTRUCTOR";
  const [chosen, setChosen] = useState<string[]>([]);
  const [share, setShare] = useState<number | string>(100);
  const deal = useAction(async () => {
    await dealReaders(run, chosen, Number(share) / 100);
    await cache.invalidateQueries({ queryKey: ["reviews"] });
    tell("Dealt");
  });
  return (
    <Panel title="Readers">
      <QueryView query={readers} lines={3}>
        {(items) => (
          <div className="stack">
            {items.length === 0 ? (
              <Empty title="Nobody was dealt anything.">
                Whoever grades is the first reader. Deal to have submissions read twice.
              </Empty>
            ) : (
              <table className="table">
                <thead>
                  <tr>
                    <th scope="col">Reader</th>
                    <th scope="col">Submission</th>
                    <th scope="col">Reading</th>
                    <th scope="col">Because</th>
                    <th scope="col" className="right">
                      Decided
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((one) => (
                    <tr key={`${one.submission}/${one.reading}`}>
                      <th scope="row">{one.rater.name}</th>
                      <td>{one.number}</td>
                      <td>{one.reading}</td>
                      <td>{one.why}</td>
                      <td className="right">
                        {one.decided} of {one.criteria}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
            {instructor && (
              <form
                className="stack"
                onSubmit={(event) => {
                  event.preventDefault();
                  void deal.run();
                }}
              >
                <Checkbox.Group label="Graders" value={chosen} onChange={setChosen}>
                  <div className="row wrap" style={{ marginTop: 6 }}>
                    {(raters.data ?? []).map((one) => (
                      <Checkbox key={one.id} value={one.id} label={one.name} />
                    ))}
                  </div>
                </Checkbox.Group>
                <NumberInput
                  label="Read twice (%)"
                  description="Also each one whose mark lies within 3 points of 50, 60, 70, 80 or 90; a third reader where two lie apart."
                  min={0}
                  max={100}
                  value={share}
                  onChange={setShare}
                  w={320}
                />
                {deal.problem !== null && <ProblemView error={deal.problem} />}
                <div>
                  <Button
                    type="submit"
                    variant="default"
                    loading={deal.busy}
                    disabled={chosen.length === 0}
                  >
                    Deal what has no reader
                  </Button>
                </div>
              </form>
            )}
          </div>
        )}
      </QueryView>
    </Panel>
  );
}
