import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { blindTimelineQuery, saveMark, submissionQuery, tellHere, undecide } from "@/api/review";
import type { ReviewRun, RubricCriterion } from "@/api/review-types";
import { levelOf } from "./choice";
import { MarkKeeper } from "./mark-keeper";

export type Mode = "criterion" | "submission";

export interface Place {
  criterion: string;
  submission: string;
  mode: Mode;
}

const HEARTBEAT_MS = 20_000;

/** One keeper for the whole sitting in a run. */
export function useKeeper(run: string): MarkKeeper {
  const keeper = useMemo(() => {
    const at = (key: string) => {
      const [id = "", criterion = ""] = key.split("/");
      return { run, id, criterion };
    };
    return new MarkKeeper({
      save: (key, version, wish) => saveMark(at(key), version, wish),
      undecide: (key, version) => undecide(at(key), version),
    });
  }, [run]);
  useSyncExternalStore(keeper.subscribe, keeper.snapshot);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (keeper.unsaved) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [keeper]);
  return keeper;
}

/** Where the grader stands; remembered for the tab. */
export function usePlace(review: ReviewRun) {
  const key = `firedrill.review.${review.run}`;
  const [place, setPlace] = useState<Place>(() => remembered(key, review));
  useEffect(() => sessionStorage.setItem(key, JSON.stringify(place)), [key, place]);
  return [place, setPlace] as const;
}

function remembered(key: string, review: ReviewRun): Place {
  const first = review.criteria[0]?.id ?? "";
  const fresh: Place = {
    criterion: first,
    submission: orderOf(review, first)[0] ?? "",
    mode: "criterion",
  };
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? "null") as Place | null;
    const known =
      kept &&
      review.criteria.some((one) => one.id === kept.criterion) &&
      review.submissions.some((one) => one.id === kept.submission);
    return known ? kept : fresh;
  } catch {
    return fresh;
  }
}

/** The submissions of a criterion in this grader's order; those dealt to others come last. */
export function orderOf(review: ReviewRun, criterion: string): string[] {
  const order = review.orders.find((one) => one.criterion === criterion)?.submissions ?? [];
  const anyDealt = review.submissions.some((one) => one.dealt);
  if (!anyDealt) return order;
  const dealt = new Set(review.submissions.filter((one) => one.dealt).map((one) => one.id));
  return [...order.filter((id) => dealt.has(id)), ...order.filter((id) => !dealt.has(id))];
}

/** Whether the grader decided it, here or at the server. */
export function isDecided(
  review: ReviewRun,
  keeper: MarkKeeper,
  criterion: RubricCriterion,
  submission: string,
): boolean {
  const kept = keeper.get(`${submission}/${criterion.id}`);
  if (kept) return levelOf(criterion, kept.wish) !== null;
  return (
    review.submissions.find((one) => one.id === submission)?.decided.includes(criterion.id) ?? false
  );
}

/** Asks for what comes next before it is wanted. */
export function usePrefetch(run: string, next: string | null) {
  const cache = useQueryClient();
  useEffect(() => {
    if (!next) return;
    void cache.prefetchQuery(submissionQuery(run, next));
    void cache.prefetchQuery(blindTimelineQuery(next));
  }, [cache, run, next]);
}

/** Tells that it is open and learns who else has it open. */
export function useHeartbeat(run: string, submission: string, criterion: string) {
  const [here, setHere] = useState<Awaited<ReturnType<typeof tellHere>> | null>(null);
  const at = useRef(criterion);
  useEffect(() => {
    at.current = criterion;
  });
  useEffect(() => {
    let gone = false;
    setHere(null);
    const beat = () =>
      void tellHere(run, submission, at.current).then(
        (said) => {
          if (!gone) setHere(said);
        },
        () => undefined,
      );
    beat();
    const timer = setInterval(beat, HEARTBEAT_MS);
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, [run, submission]);
  return here;
}
