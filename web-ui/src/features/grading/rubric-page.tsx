import { Button, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { Problem } from "@/api/problem";
import { rubricImpact, rubricQuery, saveRubric } from "@/api/review";
import type { Rubric, RubricCriterion } from "@/api/review-types";
import { Loading } from "@/components/empty";
import { Page } from "@/components/page";
import { Panel } from "@/components/panel";
import { ProblemView } from "@/components/problem-view";
import { Clock } from "@/components/time";
import { UnsavedGuard } from "@/components/unsaved-guard";
import { tell, useAction } from "@/components/use-action";
import { CriterionFields } from "./criterion-fields";
import { newCriterion } from "./rubric-draft";
import { RubricClash } from "./rubric-clash";

export function RubricPage() {
  const { scope = "" } = useParams({ strict: false });
  const rubric = useQuery({ ...rubricQuery(scope), refetchOnWindowFocus: false });
  if (rubric.data) return <Editor key={`${scope}/${rubric.data.version}`} rubric={rubric.data} />;
  return (
    <Page title="Rubric">
      {rubric.isError ? (
        <ProblemView error={rubric.error} retry={() => void rubric.refetch()} />
      ) : (
        <Loading lines={8} />
      )}
    </Page>
  );
}

const PREVIEW_AFTER_MS = 500;

/** Criteria to edit; what saving would do to what is graded is said before. */
function Editor({ rubric }: { rubric: Rubric }) {
  const cache = useQueryClient();
  const [base, setBase] = useState(rubric);
  const [criteria, setCriteria] = useState<RubricCriterion[]>(rubric.criteria);
  const [reason, setReason] = useState("");
  const [theirs, setTheirs] = useState<Rubric | null>(null);
  const [impact, setImpact] = useState("");
  const changed = JSON.stringify(criteria) !== JSON.stringify(base.criteria);

  useEffect(() => {
    if (!changed) {
      setImpact("");
      return;
    }
    let gone = false;
    const timer = setTimeout(() => {
      rubricImpact(rubric.scope, criteria).then(
        (said) => {
          if (!gone) setImpact(said.sentence);
        },
        () => undefined,
      );
    }, PREVIEW_AFTER_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [criteria, changed, rubric.scope]);

  const save = useAction(async () => {
    try {
      const saved = await saveRubric(rubric.scope, base.version, criteria, reason);
      setBase(saved);
      setCriteria(saved.criteria);
      cache.setQueryData(rubricQuery(rubric.scope).queryKey, saved);
      void cache.invalidateQueries({ queryKey: ["reviews"] });
      void cache.invalidateQueries({ queryKey: ["rubrics"], exact: true });
      tell(`Saved as version ${saved.version}`);
    } catch (thrown) {
      if (thrown instanceof Problem && thrown.code === "stale-version" && thrown.body.current) {
        setTheirs(thrown.body.current as Rubric);
        return;
      }
      throw thrown;
    }
  });
  const change = (index: number, next: RubricCriterion) =>
    setCriteria((old) => old.map((one, i) => (i === index ? next : one)));
  const move = (index: number, by: number) =>
    setCriteria((old) => {
      const next = [...old];
      const [one] = next.splice(index, 1);
      if (one) next.splice(index + by, 0, one);
      return next;
    });
  const remove = (index: number) => setCriteria((old) => old.filter((_, i) => i !== index));

  return (
    <Page
      title={`Rubric: ${rubric.scope}`}
      heading={
        rubric.scope === "course" ? "Rubric of the course" : `Rubric of scenario ${rubric.scope}`
      }
      eyebrow={<Link to="/grading">Grading</Link>}
      actions={
        <span className="muted">
          {base.version === 0 ? "Inherited, not saved yet" : `Version ${base.version}`},{" "}
          {base.graded} graded, {base.published} published
        </span>
      }
    >
      <UnsavedGuard dirty={changed} leave="Leave">
        <p>The rubric has changes that are not saved.</p>
      </UnsavedGuard>
      <div className="stack loose">
        {criteria.map((criterion, index) => (
          <CriterionFields
            key={criterion.id}
            criterion={criterion}
            number={index + 1}
            onChange={(next) => change(index, next)}
            onUp={index > 0 ? () => move(index, -1) : null}
            onDown={index < criteria.length - 1 ? () => move(index, 1) : null}
            onRemove={criteria.length > 1 ? () => remove(index) : null}
          />
        ))}
        <div>
          <Button
            variant="default"
            onClick={() => setCriteria((old) => [...old, newCriterion(old.map((one) => one.id))])}
          >
            Add a criterion
          </Button>
        </div>
        <Panel title="Save as a new version">
          <form
            className="stack"
            onSubmit={(event) => {
              event.preventDefault();
              if (changed) void save.run();
            }}
          >
            <p role="status">
              {changed ? impact || "Working out what this changes…" : "Nothing is changed yet."}
            </p>
            <TextInput
              label="Why (other graders read it)"
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            {save.problem !== null && <ProblemView error={save.problem} />}
            <div>
              <Button type="submit" loading={save.busy} disabled={!changed}>
                Save version {base.version + 1}
              </Button>
            </div>
          </form>
        </Panel>
        {base.history.length > 0 && (
          <Panel title="Versions">
            <ul className="stack tight">
              {base.history.map((one) => (
                <li key={one.version}>
                  Version {one.version}, {one.by.name}, <Clock at={one.savedAt} withDate />
                  {one.reason && `: ${one.reason}`}
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </div>
      <RubricClash
        base={base}
        mine={criteria}
        theirs={theirs}
        onMerge={(next, current) => {
          setBase(current);
          setCriteria(next);
          setTheirs(null);
        }}
      />
    </Page>
  );
}
