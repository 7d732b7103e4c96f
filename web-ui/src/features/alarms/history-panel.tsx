import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Alarm, AlarmEvent, AlarmHistory } from "@/api/types";
import { alarmHistoryQuery, fetchAlarmHistory } from "@/api/alarms";
import { keys } from "@/api/keys";
import { ALARM_WORDS, valueWords } from "@/components/alarm/alarm-words";
import { Empty } from "@/components/empty";
import { Panel } from "@/components/panel";
import { ProblemView } from "@/components/problem-view";
import { QueryView } from "@/components/query-view";
import { StateMark } from "@/components/state-mark";
import { When } from "@/components/time";
import { useAction } from "@/components/use-action";
import type { Said } from "@/components/words";
import classes from "./alarms.module.css";

const KIND_WORDS: Record<Exclude<AlarmEvent["kind"], "STATE">, Said> = {
  DEFINITION: { word: "Changed", tone: "neutral" },
  TEST: { word: "Test-fired", tone: "neutral" },
  SILENCED: { word: "Silenced", tone: "none" },
};

/** Every change of state and of definition, newest first. */
export function HistoryPanel({ slug, alarm }: { slug: string; alarm: Alarm }) {
  const cache = useQueryClient();
  const history = useQuery(alarmHistoryQuery(slug, alarm.id));
  const older = useAction(async (before: number) => {
    const page = await fetchAlarmHistory(slug, alarm.id, before);
    cache.setQueryData<AlarmHistory>(
      keys.alarmHistory(slug, alarm.id),
      (old) => old && { items: [...old.items, ...page.items], hasMore: page.hasMore },
    );
  });
  return (
    <Panel title="History" live>
      <QueryView query={history} lines={4}>
        {({ items, hasMore }) =>
          items.length === 0 ? (
            <Empty title="Nothing happened to this alarm yet." />
          ) : (
            <div className="stack">
              <ol className={`plain-list ${classes.events}`}>
                {items.map((event) => (
                  <li key={event.id}>
                    <StateMark said={saidOf(event)} />
                    <span className="stack tight">
                      <span>
                        {event.reason}
                        {event.kind === "STATE" && (
                          <span className="muted">
                            {" "}
                            Value {valueWords(alarm.source, event.value)}.
                          </span>
                        )}
                      </span>
                      <span className="muted micro">
                        <When at={event.at} />
                        {event.by ? `, ${event.by.name}` : ""}
                      </span>
                    </span>
                  </li>
                ))}
              </ol>
              {older.problem !== null && <ProblemView error={older.problem} />}
              {hasMore && (
                <div>
                  <Button
                    size="xs"
                    variant="default"
                    loading={older.busy}
                    onClick={() => void older.run(items.at(-1)?.id ?? 0)}
                  >
                    Show older
                  </Button>
                </div>
              )}
            </div>
          )
        }
      </QueryView>
    </Panel>
  );
}

function saidOf(event: AlarmEvent): Said {
  if (event.kind !== "STATE") return KIND_WORDS[event.kind];
  return event.to ? ALARM_WORDS[event.to] : { word: "Changed", tone: "neutral" };
}
