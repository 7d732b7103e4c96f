import { Button, Select, Textarea } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { body, http } from "@/api/client";
import { diagnosisQuery } from "@/api/diagnosis";
import type { Diagnosis } from "@/api/incident-types";
import { Panel } from "@/components/panel";
import { ProblemView } from "@/components/problem-view";
import { QueryView } from "@/components/query-view";
import { Clock } from "@/components/time";
import { tell, useAction } from "@/components/use-action";

interface Props {
  incidentId: string;
  canSubmit: boolean;
}

/** What the team believes is wrong. The page looks the same whether an exercise goes on or not. */
export function DiagnosisPanel({ incidentId, canSubmit }: Props) {
  const diagnosis = useQuery(diagnosisQuery(incidentId));
  return (
    <Panel title="Diagnosis">
      <QueryView query={diagnosis} lines={3}>
        {(data) => (
          <div className="stack">
            {data.tries.length > 0 && <Tries tries={data.tries} />}
            {canSubmit && data.next != null && (
              <DiagnosisForm
                key={data.next}
                incidentId={incidentId}
                data={data}
                number={data.next}
              />
            )}
            {canSubmit && data.next == null && <p className="muted">No try is left.</p>}
            {!canSubmit && data.tries.length === 0 && (
              <p className="muted">No diagnosis was handed in.</p>
            )}
            {canSubmit && <p className="muted micro">{data.sentence}</p>}
          </div>
        )}
      </QueryView>
    </Panel>
  );
}

function Tries({ tries }: { tries: Diagnosis["tries"] }) {
  return (
    <ol className="plain-list stack">
      {tries.map((tried) => (
        <li key={tried.number}>
          <div className="muted micro">
            Try {tried.number}, <Clock at={tried.at} />, {tried.by.name}
          </div>
          <div>
            {tried.component}, {tried.mechanism}, set off by: {tried.trigger}
          </div>
          <div className="muted" style={{ overflowWrap: "anywhere", whiteSpace: "pre-wrap" }}>
            {tried.reasons}
          </div>
        </li>
      ))}
    </ol>
  );
}

function DiagnosisForm(props: { incidentId: string; data: Diagnosis; number: number }) {
  const { incidentId, data, number } = props;
  const cache = useQueryClient();
  const [component, setComponent] = useState<string | null>(null);
  const [mechanism, setMechanism] = useState<string | null>(null);
  const [trigger, setTrigger] = useState<string | null>(null);
  const [reasons, setReasons] = useState("");
  const complete =
    component !== null && mechanism !== null && trigger !== null && reasons.trim() !== "";
  const submit = useAction(async () => {
    if (component === null || mechanism === null || trigger === null) return;
    const answer = await body(
      http.POST("/incidents/{id}/diagnosis", {
        params: { path: { id: incidentId } },
        body: { number, component, mechanism, trigger, reasons },
      }),
    );
    cache.setQueryData(diagnosisQuery(incidentId).queryKey, answer.diagnosis);
    tell(answer.sentence);
  });
  return (
    <form
      className="stack"
      aria-label="Diagnosis"
      onSubmit={(event) => {
        event.preventDefault();
        if (complete) void submit.run();
      }}
    >
      <Choice label="Component" hint="Where is it?" of={data.components} value={component} set={setComponent} />
      <Choice label="Mechanism" hint="How does it hurt?" of={data.mechanisms} value={mechanism} set={setMechanism} />
      <Choice label="Trigger" hint="What set it off?" of={data.triggers} value={trigger} set={setTrigger} />
      <Textarea
        label="Why you believe so"
        value={reasons}
        onChange={(event) => setReasons(event.currentTarget.value)}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={2000}
      />
      {submit.problem !== null && <ProblemView error={submit.problem} />}
      <div>
        <Button type="submit" size="compact-sm" disabled={!complete} loading={submit.busy}>
          Hand in try {number}
        </Button>
      </div>
    </form>
  );
}

interface ChoiceProps {
  label: string;
  hint: string;
  of: Diagnosis["components"];
  value: string | null;
  set: (value: string | null) => void;
}

function Choice({ label, hint, of, value, set }: ChoiceProps) {
  return (
    <Select
      label={label}
      placeholder={hint}
      data={of.map((each) => ({ value: each.value, label: each.label }))}
      value={value}
      onChange={set}
      searchable
      nothingFoundMessage="None of the choices has this in its name."
    />
  );
}
