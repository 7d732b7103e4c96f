import { Button, Modal, NativeSelect, TextInput, Textarea } from "@mantine/core";
import { useState } from "react";
import { body, http } from "@/api/client";
import type { ChatView } from "@/api/types";
import { ProblemView } from "@/components/problem-view";
import { tellProblem, useAction } from "@/components/use-action";
import { showView, useOpenView } from "@/live/views";
import { type InputBlock, inputsOf } from "./block-kit";
import { Blocks } from "./blocks";

/** The modal an app opened for this person. */
export function ViewModal({ team }: { team: string }) {
  const open = useOpenView();
  if (!open || open.team !== team) return null;
  return <OpenedView key={open.view.id} team={team} view={open.view} />;
}

function OpenedView({ team, view }: { team: string; view: ChatView }) {
  const inputs = inputsOf(view.blocks);
  const [values, setValues] = useState<Record<string, string>>(() =>
    Object.fromEntries(inputs.map((input) => [input.blockId, input.initial])),
  );
  const [errors, setErrors] = useState<Record<string, string>>({});
  const params = { path: { team, view: view.id } };
  const submit = useAction(async () => {
    const answer = await body(
      http.POST("/teams/{team}/views/{view}/submit", {
        params,
        body: {
          values: Object.fromEntries(
            inputs.map((input) => [
              input.blockId,
              { [input.actionId]: values[input.blockId] ?? "" },
            ]),
          ),
        },
      }),
    );
    setErrors(answer.errors ?? {});
    if (answer.closed) showView(null);
  });
  const close = () => {
    showView(null);
    http.POST("/teams/{team}/views/{view}/close", { params }).catch(tellProblem);
  };
  return (
    <Modal opened onClose={close} title={view.title}>
      <form
        className="stack loose"
        onSubmit={(event) => {
          event.preventDefault();
          void submit.run();
        }}
      >
        {view.blocks.map((block, i) => {
          const input = inputsOf([block])[0];
          // The block's own id may be missing; its place among the inputs names it then.
          const known = input && inputs.find((each) => each.label === input.label);
          if (!known)
            return <Blocks key={i} blocks={[block]} onAction={() => undefined} disabled />;
          return (
            <Field
              key={known.blockId}
              input={known}
              value={values[known.blockId] ?? ""}
              error={errors[known.blockId] ?? null}
              onChange={(value) => setValues({ ...values, [known.blockId]: value })}
            />
          );
        })}
        {submit.problem !== null && <ProblemView error={submit.problem} />}
        <div className="row" style={{ justifyContent: "flex-end" }}>
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          {view.submit && (
            <Button type="submit" loading={submit.busy}>
              {view.submit}
            </Button>
          )}
        </div>
      </form>
    </Modal>
  );
}

interface FieldProps {
  input: InputBlock;
  value: string;
  error: string | null;
  onChange: (value: string) => void;
}

function Field({ input, value, error, onChange }: FieldProps) {
  const shared = {
    label: input.label,
    description: input.hint,
    value,
    error,
    required: !input.optional,
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  };
  if (input.kind === "select") {
    return (
      <NativeSelect
        {...shared}
        data={[{ value: "", label: input.placeholder || "Choose" }, ...input.options]}
      />
    );
  }
  if (input.kind === "multiline") {
    return (
      <Textarea {...shared} placeholder={input.placeholder} autosize minRows={3} maxRows={10} />
    );
  }
  return <TextInput {...shared} placeholder={input.placeholder} />;
}
