import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Alarm } from "@/api/types";
import { alarmExamplesQuery, alarmQuery } from "@/api/alarms";
import { Problem } from "@/api/problem";
import { Empty } from "@/components/empty";
import { NotFoundText } from "@/components/not-found-text";
import { OperatePage } from "@/components/operate/operate-page";
import { type TeamScope, useTeamScope } from "@/components/operate/scope";
import { QueryView } from "@/components/query-view";
import { AlarmEditor } from "./alarm-editor";
import { definitionOf, newDraft } from "./draft";

/** A new alarm, from nothing or from an example. */
export function NewAlarmPage() {
  const scope = useTeamScope();
  const { example } = useSearch({ strict: false });
  const examples = useQuery({ ...alarmExamplesQuery(scope.slug), enabled: example !== undefined });
  const done = useDone(scope);
  const editor = (at: number | undefined) => {
    const from = at === undefined ? undefined : examples.data?.[at - 1]?.definition;
    return (
      <AlarmEditor
        scope={scope}
        alarm={null}
        start={from ? { ...newDraft(scope.env), ...from } : newDraft(scope.env)}
        onDone={done}
      />
    );
  };
  return (
    <Frame scope={scope} title="New alarm">
      {example === undefined ? (
        editor(undefined)
      ) : (
        <QueryView query={examples} lines={8}>
          {() => editor(example)}
        </QueryView>
      )}
    </Frame>
  );
}

/** Changing an alarm. */
export function EditAlarmPage() {
  const scope = useTeamScope();
  const { id = "" } = useParams({ strict: false });
  const alarm = useQuery(alarmQuery(scope.slug, id));
  const done = useDone(scope);
  if (alarm.error instanceof Problem && alarm.error.status === 404)
    return <NotFoundText what="alarm" />;
  return (
    <Frame scope={scope} title={alarm.data ? `Edit ${alarm.data.name}` : "Edit alarm"}>
      <QueryView query={alarm} lines={8}>
        {(data) => (
          <AlarmEditor
            key={data.id}
            scope={scope}
            alarm={data}
            start={definitionOf(data)}
            onDone={done}
          />
        )}
      </QueryView>
    </Frame>
  );
}

function useDone(scope: TeamScope) {
  const navigate = useNavigate();
  return (alarm: Alarm | null) =>
    void (alarm
      ? navigate({
          to: "/teams/$team/alarms/$id",
          params: { team: scope.slug, id: alarm.id },
        })
      : navigate({ to: "/teams/$team/alarms", params: { team: scope.slug } }));
}

function Frame(props: { scope: TeamScope; title: string; children: ReactNode }) {
  const { scope, title, children } = props;
  return (
    <OperatePage
      scope={scope}
      tab="/teams/$team/alarms"
      title={title}
      withEnv={false}
      eyebrow={
        <>
          {" › "}
          <Link to="/teams/$team/alarms" params={{ team: scope.slug }}>
            Alarms
          </Link>
        </>
      }
    >
      {scope.canAct ? (
        children
      ) : (
        <Empty title="Graders change no alarm.">
          The team and instructors do; go back to the list to read them.
        </Empty>
      )}
    </OperatePage>
  );
}
