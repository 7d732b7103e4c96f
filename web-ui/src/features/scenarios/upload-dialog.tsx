import { Button, FileButton, Modal, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { keys } from "@/api/keys";
import { lintScenario, mistakesOf, uploadScenario } from "@/api/scenarios";
import type { Mistake, Scenario } from "@/api/types";
import { ProblemView } from "@/components/problem-view";
import { MistakeList, offsetOf } from "./mistake-list";

const LARGEST = 256 * 1024;

/** Takes a file or a pasted text; says every mistake at its line before anything is kept. */
export function UploadDialog(props: {
  onClose: () => void;
  onUploaded: (scenario: Scenario) => void;
}) {
  const [file, setFile] = useState("scenario.yaml");
  const [text, setText] = useState("");
  const [mistakes, setMistakes] = useState<Mistake[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const cache = useQueryClient();
  const tooLarge = new Blob([text]).size > LARGEST;

  const change = (next: string) => {
    setText(next);
    setMistakes(null);
    setError(null);
  };
  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch (thrown) {
      const found = mistakesOf(thrown);
      if (found) setMistakes(found);
      else setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  const check = () => run(async () => setMistakes(await lintScenario(file, text)));
  const upload = () =>
    run(async () => {
      const scenario = await uploadScenario(file, text);
      await cache.invalidateQueries({ queryKey: keys.scenarios });
      await cache.invalidateQueries({ queryKey: keys.scenarioVersions(scenario.id) });
      await cache.invalidateQueries({ queryKey: keys.coursePack });
      props.onUploaded(scenario);
    });
  const show = (mistake: Mistake) => {
    const at = offsetOf(text, mistake.line, mistake.column);
    area.current?.focus();
    area.current?.setSelectionRange(at, at);
  };

  return (
    <Modal opened onClose={props.onClose} title="Upload scenario" size="xl">
      <div className="stack loose">
        <p className="muted">
          A YAML file of at most 256 KiB. A version that was used in a run stays as it is: raise
          metadata.version to change it.
        </p>
        <div className="row">
          <FileButton
            accept=".yaml,.yml,text/yaml"
            onChange={(chosen) => {
              if (chosen) {
                setFile(chosen.name);
                void chosen.text().then(change);
              }
            }}
          >
            {(button) => (
              <Button {...button} variant="default">
                Choose file…
              </Button>
            )}
          </FileButton>
          <span className="muted">{file}</span>
        </div>
        <Textarea
          ref={area}
          label="Scenario"
          value={text}
          onChange={(event) => change(event.currentTarget.value)}
          autosize
          minRows={10}
          maxRows={24}
          spellCheck={false}
          classNames={{ input: "mono" }}
          error={tooLarge ? "That is more than 256 KiB." : undefined}
        />
        {mistakes !== null && mistakes.length === 0 && (
          <p role="status">No mistake. Upload it to launch it.</p>
        )}
        {mistakes !== null && mistakes.length > 0 && (
          <MistakeList mistakes={mistakes} text={text} onChoose={show} />
        )}
        {error !== null && <ProblemView error={error} />}
        <div className="row">
          <Button
            variant="default"
            onClick={() => void check()}
            disabled={busy || tooLarge || text.trim() === ""}
          >
            Check
          </Button>
          <Button
            onClick={() => void upload()}
            disabled={busy || tooLarge || text.trim() === ""}
            loading={busy}
          >
            Upload
          </Button>
        </div>
      </div>
    </Modal>
  );
}
