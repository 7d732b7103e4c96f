import { Button, Textarea, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import type { Runbook } from "@/api/automation-types";
import { keys } from "@/api/keys";
import { asProblem } from "@/api/problem";
import { createRunbook, runbookPreviewQuery, runbookQuery, saveRunbook } from "@/api/runbooks";
import { Caution } from "@/components/empty";
import { TextDiff } from "@/components/diff/text-diff";
import { MarkdownHtml } from "@/components/markdown-html";
import type { TeamScope } from "@/components/operate/scope";
import { Panel } from "@/components/panel";
import { ProblemView } from "@/components/problem-view";
import { QueryView } from "@/components/query-view";
import { UnsavedGuard } from "@/components/unsaved-guard";
import { tell, useAction } from "@/components/use-action";
import { StepList } from "./step-list";
import { EXAMPLE, SNIPPETS, insertBlock, lineStart } from "./snippets";
import classes from "./runbooks.module.css";

const PAUSE_MS = 400;

/** The text on the left, what it becomes on the right: its look, its steps and what is wrong with them. */
export function Editor({ scope, runbook }: { scope: TeamScope; runbook: Runbook | null }) {
  const cache = useQueryClient();
  const navigate = useNavigate();
  const [base, setBase] = useState(runbook);
  const [theirs, setTheirs] = useState<Runbook | null>(null);
  const [title, setTitle] = useState(runbook?.title ?? "");
  const [markdown, setMarkdown] = useState(runbook?.markdown ?? EXAMPLE);
  const [saved, setSaved] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const [settled] = useDebouncedValue(markdown, PAUSE_MS);
  const preview = useQuery({
    ...runbookPreviewQuery(scope.slug, settled),
    placeholderData: keepPreviousData,
  });
  const dirty =
    saved === null &&
    (base
      ? title !== base.title || markdown !== base.markdown
      : title !== "" || markdown !== EXAMPLE);
  const save = useAction(async () => {
    const text = { title: title.trim(), markdown };
    try {
      const done = base
        ? await saveRunbook(scope.slug, base.id, base.version, text)
        : await createRunbook(scope.slug, text);
      cache.setQueryData(keys.runbook(scope.slug, done.id), done);
      void cache.invalidateQueries({
        queryKey: [...keys.runbook(scope.slug, done.id), "history"],
      });
      void cache.invalidateQueries({ queryKey: keys.runbooks(scope.slug) });
      setSaved(done.id);
    } catch (thrown) {
      if (!base || asProblem(thrown).status !== 412) throw thrown;
      setTheirs(await cache.fetchQuery({ ...runbookQuery(scope.slug, base.id), staleTime: 0 }));
    }
  });
  useEffect(() => {
    if (saved === null) return;
    tell("Saved.");
    void navigate({
      to: "/teams/$team/runbooks/$id",
      params: { team: scope.slug, id: saved },
      replace: true,
    });
  }, [saved]);
  const goToLine = (line: number) => {
    const at = lineStart(markdown, line);
    field.current?.focus();
    field.current?.setSelectionRange(at, at);
    const lines = markdown.split("\n").length;
    if (field.current) field.current.scrollTop = ((line - 3) / lines) * field.current.scrollHeight;
  };
  const wrong = title.trim() === "" ? "Give it a title." : null;
  return (
    <div className={classes.editor}>
      <UnsavedGuard dirty={dirty} leave="Leave and lose the text">
        <p>What you wrote in this runbook is not saved.</p>
      </UnsavedGuard>
      <Panel title={base ? `Edit, version ${base.version}` : "Write"}>
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            if (!wrong) void save.run();
          }}
        >
          {theirs && base && (
            <Caution>
              <div className="stack tight">
                <p>
                  <strong>{theirs.updatedBy?.name ?? "Somebody"}</strong> saved version{" "}
                  {theirs.version} while you wrote. This is what they changed:
                </p>
                <TextDiff before={base.markdown} after={theirs.markdown} label="Their changes" />
                <div className="row wrap">
                  <Button
                    size="xs"
                    variant="default"
                    onClick={() => {
                      setTitle(theirs.title);
                      setMarkdown(theirs.markdown);
                      setBase(theirs);
                      setTheirs(null);
                    }}
                  >
                    Take theirs, drop mine
                  </Button>
                  <Button
                    size="xs"
                    variant="default"
                    onClick={() => {
                      setBase(theirs);
                      setTheirs(null);
                    }}
                  >
                    Keep mine: save over theirs next
                  </Button>
                </div>
              </div>
            </Caution>
          )}
          <TextInput
            label="Title"
            value={title}
            maxLength={120}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <div className="row wrap" role="group" aria-label="Insert a step">
            <span className="muted">Insert step:</span>
            {SNIPPETS.map((each) => (
              <Button
                key={each.name}
                size="compact-xs"
                variant="default"
                onClick={() => {
                  const at = field.current?.selectionEnd ?? markdown.length;
                  setMarkdown(insertBlock(markdown, at, each.text));
                }}
              >
                {each.name}
              </Button>
            ))}
          </div>
          <Textarea
            ref={field}
            label="Text (Markdown)"
            value={markdown}
            onChange={(event) => setMarkdown(event.currentTarget.value)}
            classNames={{ input: "mono" }}
            rows={24}
            spellCheck={false}
            onKeyDown={(event) => {
              if (event.key === "Enter" && (event.ctrlKey || event.metaKey))
                event.currentTarget.form?.requestSubmit();
            }}
          />
          {save.problem !== null && <ProblemView error={save.problem} />}
          {wrong && <p className="muted micro">{wrong}</p>}
          <div className="row wrap" style={{ justifyContent: "flex-end" }}>
            <Button
              variant="default"
              onClick={() =>
                void navigate(
                  base
                    ? {
                        to: "/teams/$team/runbooks/$id",
                        params: { team: scope.slug, id: base.id },
                      }
                    : { to: "/teams/$team/runbooks", params: { team: scope.slug } },
                )
              }
            >
              Cancel
            </Button>
            <Button
              type="submit"
              loading={save.busy}
              disabled={wrong !== null || theirs !== null || (base !== null && !dirty)}
            >
              Save
            </Button>
          </div>
        </form>
      </Panel>
      <div className={classes.column}>
        <Panel title="Steps">
          <QueryView query={preview}>
            {(data) => <StepList steps={data.steps} onLine={goToLine} />}
          </QueryView>
          <p className="muted micro" style={{ marginTop: 8 }}>
            A step that cannot be executed does not keep you from saving, but from going through it.
          </p>
        </Panel>
        <Panel title="Preview">
          <QueryView query={preview}>
            {(data) =>
              data.html.trim() === "" ? (
                <p className="muted">Nothing to show yet.</p>
              ) : (
                <MarkdownHtml html={data.html} />
              )
            }
          </QueryView>
        </Panel>
      </div>
    </div>
  );
}
