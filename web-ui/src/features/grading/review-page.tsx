import { Button, Modal, Select } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { Problem } from "@/api/problem";
import { blindTimelineQuery, reviewRunQuery, submissionQuery } from "@/api/review";
import type { BlindClaim, ReviewRun } from "@/api/review-types";
import { Caution, Empty, Loading } from "@/components/empty";
import { EvidenceTimeline } from "@/components/evidence/evidence-timeline";
import { MarkdownHtml } from "@/components/markdown-html";
import { NotFoundText } from "@/components/not-found-text";
import { Page } from "@/components/page";
import { Panel } from "@/components/panel";
import { ProblemView } from "@/components/problem-view";
import { QueryView } from "@/components/query-view";
import { useShortcut } from "@/components/shortcuts";
import { Clock } from "@/components/time";
import { ClaimList } from "./claim-list";
import { ClashDialog } from "./clash-dialog";
import { RevealDialog } from "./reveal-dialog";
import classes from "./review.module.css";
import { RubricPanel } from "./rubric-panel";
import {
  type Place,
  isDecided,
  orderOf,
  useHeartbeat,
  useKeeper,
  usePlace,
  usePrefetch,
} from "./use-review";

export function ReviewPage() {
  const { run = "" } = useParams({ strict: false });
  const review = useQuery(reviewRunQuery(run));
  if (review.data) return <Workbench key={run} review={review.data} />;
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

/** The text on the left, the record and the rubric on the right; everything by keys. */
function Workbench({ review }: { review: ReviewRun }) {
  const cache = useQueryClient();
  const keeper = useKeeper(review.run);
  const [place, setPlace] = usePlace(review);
  const [claim, setClaim] = useState<number | null>(null);
  const [event, setEvent] = useState<number | null>(null);
  const [revealing, setRevealing] = useState(false);
  const submission = useQuery(submissionQuery(review.run, place.submission));
  const timeline = useQuery(blindTimelineQuery(place.submission));
  const here = useHeartbeat(review.run, place.submission, place.criterion);

  const at = Math.max(
    0,
    review.criteria.findIndex((one) => one.id === place.criterion),
  );
  const criterion = review.criteria[at];
  const order = orderOf(review, place.mode === "criterion" ? place.criterion : first(review));
  const position = order.indexOf(place.submission);
  const open = (id: string) =>
    place.mode === "criterion"
      ? criterion !== undefined && !isDecided(review, keeper, criterion, id)
      : review.criteria.some((one) => !isDecided(review, keeper, one, id));
  const next = [...order.slice(position + 1), ...order.slice(0, position)].find(open) ?? null;
  const left = order.filter(open).length;
  usePrefetch(review.run, next);

  useEffect(() => {
    if (!submission.data) return;
    const { id, marks } = submission.data;
    for (const one of review.criteria) {
      keeper.learn(`${id}/${one.id}`, marks.find((mark) => mark.criterion === one.id) ?? null);
    }
  }, [submission.data, keeper, review.criteria]);

  const go = (more: Partial<Place>) => {
    if (more.submission && more.submission !== place.submission) {
      setClaim(null);
      setEvent(null);
      void cache.invalidateQueries({
        queryKey: submissionQuery(review.run, more.submission).queryKey,
      });
    }
    setPlace((old) => ({ ...old, ...more }));
  };
  const toCriterion = (by: number) => {
    const other = review.criteria[at + by];
    if (other) go({ criterion: other.id });
  };
  const onward = () => {
    if (place.mode === "submission") {
      const owed = review.criteria.find(
        (one, i) => i > at && !isDecided(review, keeper, one, place.submission),
      );
      if (owed) return go({ criterion: owed.id });
    }
    if (next)
      return go({
        submission: next,
        ...(place.mode === "submission" ? { criterion: first(review) } : {}),
      });
    if (place.mode === "criterion") toCriterion(1);
  };
  const undo = () => {
    const [id, criterionId] = keeper.undo()?.split("/") ?? [];
    if (id && criterionId) go({ submission: id, criterion: criterionId });
  };
  const claims = submission.data?.claims ?? [];
  const chosen: BlindClaim | undefined = claim === null ? undefined : claims[claim];
  const step = (by: number) => {
    const events = timeline.data?.events ?? [];
    if (events.length === 0) return;
    const now = events.findIndex((one) => one.id === event);
    const then = events[Math.min(events.length - 1, Math.max(0, now + by))];
    if (then) setEvent(then.id);
  };
  const openClaim = (index: number) => {
    setClaim(index);
    setEvent(claims[index]?.evidence[0] ?? null);
  };

  useShortcut("n", "Next ungraded submission", onward);
  useShortcut("p", "Previous submission", () => {
    const before = order[position - 1];
    if (before) go({ submission: before });
  });
  useShortcut("j", "Next criterion", () => toCriterion(1));
  useShortcut("k", "Previous criterion", () => toCriterion(-1));
  useShortcut("c", "Write a comment", () => document.getElementById("review-comment")?.focus());
  useShortcut(".", "Next evidence", () => step(1));
  useShortcut(",", "Previous evidence", () => step(-1));
  useShortcut(
    "o",
    "Open the next claim",
    () => openClaim(claim === null ? 0 : (claim + 1) % claims.length),
    claims.length > 0,
  );
  useShortcut("u", "Undo the last choice", undo);
  useEffect(() => {
    const onKey = (key: KeyboardEvent) => {
      if (key.key !== "Enter" || !(key.ctrlKey || key.metaKey)) return;
      if (document.querySelector("[aria-modal=true]")) return;
      key.preventDefault();
      if (key.target instanceof HTMLElement) key.target.blur();
      onward();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  });

  const summary = review.submissions.find((one) => one.id === place.submission);
  const kept = keeper.get(`${place.submission}/${place.criterion}`);
  if (!criterion || !summary) {
    return (
      <Empty title="Nothing to grade.">The rubric has no criterion, or the run no team.</Empty>
    );
  }
  const changed =
    here !== null &&
    (here.rubricVersion !== review.rubricVersion || here.rubricScope !== review.rubricScope);
  return (
    <Page
      title={`Grading run ${review.number}: ${criterion.name}`}
      heading={
        <>
          Criterion {at + 1} of {review.criteria.length}: {criterion.name}
        </>
      }
      eyebrow={
        <>
          <Link to="/grading">Grading</Link>,{" "}
          <Link to="/grading/runs/$run/overview" params={{ run: review.run }}>
            run {review.number}
          </Link>
          , submission {summary.number} of {review.submissions.length} (blind), {left} left
        </>
      }
      actions={
        <>
          <Select
            aria-label="Order of grading"
            w={190}
            value={place.mode}
            allowDeselect={false}
            data={[
              { value: "criterion", label: "By criterion" },
              { value: "submission", label: "By submission" },
            ]}
            onChange={(mode) => go({ mode: mode === "submission" ? "submission" : "criterion" })}
          />
          <Button onClick={onward} aria-keyshortcuts="n" disabled={!next && left === 0}>
            Next
          </Button>
        </>
      }
    >
      <div className="stack">
        {changed && (
          <Caution>
            <div className="row wrap">
              <span>
                The rubric is at version {here.rubricVersion} now; you grade by version{" "}
                {review.rubricVersion}. Your choices stay, their points may change.
              </span>
              <Button
                size="xs"
                variant="default"
                onClick={() => void cache.invalidateQueries({ queryKey: ["reviews", review.run] })}
              >
                Use the new version
              </Button>
            </div>
          </Caution>
        )}
        <div className={classes.status} role="status">
          <span>
            Also viewing:{" "}
            {here && here.others.length > 0
              ? here.others.map((one) => one.name).join(", ")
              : "nobody"}
          </span>
          <span>{saidOf(kept?.state ?? "saved", kept?.savedAt ?? null)}</span>
          <span>
            {summary.state === "PUBLISHED"
              ? "PUBLISHED, visible to the team"
              : `${summary.state === "BY_HAND" ? "MARKED BY HAND" : summary.state}, not visible to students`}
          </span>
          <span>Reading {summary.reading}</span>
          <Button
            size="xs"
            variant="default"
            disabled={!keeper.canUndo}
            aria-keyshortcuts="u"
            onClick={undo}
          >
            Undo
          </Button>
          <Button size="xs" variant="default" onClick={() => setRevealing(true)}>
            Show names…
          </Button>
        </div>
        <div className={classes.grid}>
          <Panel
            title="Postmortem"
            className={classes.text ?? ""}
            actions={
              submission.data?.postmortem?.submittedAt ? (
                <span className="muted micro">
                  submitted <Clock at={submission.data.postmortem.submittedAt} withDate />
                </span>
              ) : null
            }
          >
            <QueryView query={submission} lines={10}>
              {(data) =>
                data.postmortem ? (
                  <MarkdownHtml html={data.postmortem.html} />
                ) : (
                  <Empty title="There is no postmortem to read.">
                    The team wrote none, or declared no incident. You can still decide.
                  </Empty>
                )
              }
            </QueryView>
          </Panel>
          <div className={classes.side}>
            <section className={classes.record} aria-label="Evidence" tabIndex={0}>
              <ClaimList claims={claims} chosen={claim} onChoose={openClaim} />
              <QueryView query={timeline} lines={5}>
                {(data) => (
                  <EvidenceTimeline
                    key={place.submission}
                    timeline={data}
                    start={data.from}
                    maxHeight={180}
                    marked={chosen?.evidence ?? []}
                    selected={event}
                    onSelect={(one) => setEvent(one?.id ?? null)}
                  />
                )}
              </QueryView>
            </section>
            <RubricPanel
              key={`${place.submission}/${place.criterion}`}
              review={review}
              criterion={criterion}
              submission={place.submission}
              keeper={keeper}
              locked={summary.state === "PUBLISHED"}
              ready={submission.data !== undefined}
            />
          </div>
        </div>
        <Keys />
      </div>
      <ClashDialog
        key={`clash/${place.submission}/${place.criterion}`}
        criterion={criterion}
        kept={kept}
        onMine={() => keeper.keepMine(`${place.submission}/${place.criterion}`)}
        onTheirs={() => keeper.takeTheirs(`${place.submission}/${place.criterion}`)}
      />
      <Modal opened={revealing} onClose={() => setRevealing(false)} title="Show the names?">
        <RevealDialog run={review.run} submission={place.submission} />
      </Modal>
    </Page>
  );
}

function first(review: ReviewRun): string {
  return review.criteria[0]?.id ?? "";
}

function saidOf(state: string, savedAt: number | null): string {
  if (state === "saving") return "Saving…";
  if (state === "waiting") return "Not saved: no connection, trying again";
  if (state === "conflict") return "Not saved: somebody else saved";
  if (state === "failed") return "Not saved: refused";
  return savedAt
    ? `Saved ${new Date(savedAt).toISOString().slice(11, 19)} UTC`
    : "Nothing chosen yet";
}

const KEYS: [string, string][] = [
  ["p", "prev"],
  ["n", "next"],
  ["k j", "criterion"],
  ["1–9 0", "items"],
  ["c", "comment"],
  [". ,", "evidence"],
  ["o", "claim"],
  ["x", "flag"],
  ["u", "undo"],
  ["Ctrl Enter", "save and next"],
  ["?", "keys"],
];

function Keys() {
  return (
    <ul className={classes.keys} aria-label="Keys">
      {KEYS.map(([key, what]) => (
        <li key={key}>
          <kbd>{key}</kbd> {what}
        </li>
      ))}
    </ul>
  );
}
