import { Button, FileButton, Modal } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { importFlags } from "@/api/flags";
import { keys } from "@/api/keys";
import { asProblem } from "@/api/problem";
import type { FlagImport } from "@/api/types";
import { ActionButton } from "@/components/action-button";
import { count } from "@/components/numbers";
import type { TeamScope } from "@/components/operate/scope";
import { ProblemView } from "@/components/problem-view";
import { ReasonField, reasonMissing } from "@/components/reason-field";
import { tell, useAction } from "@/components/use-action";
import { ENV_WORDS } from "@/components/words";
import { offsetOf, placeIn } from "./definition";
import { ImportChanges } from "./import-changes";
import { JsonEditor } from "./json-editor";
import { type JsonError, readJson } from "./json-position";

interface Preview {
  text: string;
  plan: FlagImport;
}

/** A flagd file: first what it would change, then, with a reason, the same for real. */
export function ImportDialog({ scope, onClose }: { scope: TeamScope; onClose: () => void }) {
  const { slug, env } = scope;
  const cache = useQueryClient();
  const [text, setText] = useState("");
  const [preview, setPreview] = useState<Preview | null>(null);
  const [reason, setReason] = useState("");
  const where = ENV_WORDS[env].toLowerCase();
  const look = useAction(async () => {
    setPreview(null);
    setPreview({ text, plan: await importFlags(slug, env, text, true, "") });
  });
  const apply = useAction(async () => {
    await importFlags(slug, env, text, false, reason.trim());
    await cache.invalidateQueries({ queryKey: keys.flags(slug, env) });
    tell("The file is in force.");
    onClose();
  });
  const edit = (next: string) => {
    setText(next);
    look.clear();
    apply.clear();
  };
  const current = preview?.text === text ? preview.plan : null;
  const changes = current?.changes.filter((each) => each.change !== "SAME") ?? [];
  const error = text.trim() === "" ? null : (syntax(text) ?? placed(text, look.problem));
  return (
    <Modal opened onClose={onClose} size="xl" title={`Import flags into ${where}`}>
      <div className="stack loose">
        <p>
          A flagd file, such as an export. Flags that it does not have are removed from {where}; the
          preview names them.
        </p>
        <div>
          <FileButton
            accept=".json,application/json"
            onChange={(file) => {
              if (file) void file.text().then(edit);
            }}
          >
            {(props) => (
              <Button {...props} size="xs" variant="default">
                Choose a file…
              </Button>
            )}
          </FileButton>
        </div>
        <JsonEditor label="flagd file" value={text} error={error} onChange={edit} />
        {look.problem !== null && !error && <ProblemView error={look.problem} />}
        {apply.problem !== null && <ProblemView error={apply.problem} />}
        {current && <ImportChanges changes={current.changes} where={where} />}
        {current && changes.length > 0 && <ReasonField value={reason} onChange={setReason} />}
        <div className="row wrap" style={{ justifyContent: "flex-end" }}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <ActionButton
            variant={current ? "default" : "filled"}
            loading={look.busy}
            why={
              text.trim() === ""
                ? "Choose a file or paste one."
                : error
                  ? `Line ${error.line}, column ${error.column}: ${error.message}.`
                  : null
            }
            onClick={() => void look.run()}
          >
            Preview
          </ActionButton>
          {current && (
            <ActionButton
              loading={apply.busy}
              why={changes.length === 0 ? "The file changes nothing." : reasonMissing(reason)}
              onClick={() => void apply.run()}
            >
              {`Apply ${count(changes.length, "change")} to ${where}`}
            </ActionButton>
          )}
        </div>
      </div>
    </Modal>
  );
}

function syntax(text: string): JsonError | null {
  const read = readJson(text);
  return "error" in read ? read.error : null;
}

/** The server's first complaint that names a place. */
function placed(text: string, problem: unknown): JsonError | null {
  if (problem === null) return null;
  for (const { field, message } of asProblem(problem).violations) {
    const place = placeIn(field);
    if (place) {
      return { ...place, offset: offsetOf(text, place), message: message.replace(/\.$/, "") };
    }
  }
  return null;
}
