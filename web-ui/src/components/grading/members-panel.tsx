import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { membersQuery } from "@/api/assessment-members";
import { count } from "@/components/numbers";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { Clock } from "@/components/time";

interface Props {
  assessmentId: string;
  /** Shows the facts on the timeline. */
  onEvidence?: (ids: number[]) => void;
  /** The student's own record, which needs no asking for. */
  own?: boolean;
}

/** What the record shows of each member. Graders ask for it, because it names people. */
export function MembersPanel({ assessmentId, onEvidence, own = false }: Props) {
  const [shown, setShown] = useState(own);
  const members = useQuery({ ...membersQuery(assessmentId), enabled: shown });
  return (
    <Panel title={own ? "What you did" : "Who did what"}>
      {shown ? (
        <QueryView query={members} lines={4}>
          {(items) => (
            <div className="stack">
              {items.map(({ member, did }) => (
                <section key={member.id} aria-label={member.name} className="stack tight">
                  {!own && <h3>{member.name}</h3>}
                  {did.length === 0 && <p className="muted">The record shows nothing.</p>}
                  <ul className="plain-list">
                    {did.map((done) => (
                      <li key={done.deed} className="row wrap" title={done.what.join("\n")}>
                        {onEvidence ? (
                          <Button
                            variant="subtle"
                            size="compact-sm"
                            onClick={() => onEvidence(done.evidence)}
                          >
                            {done.label}
                          </Button>
                        ) : (
                          <span>{done.label}</span>
                        )}
                        <span className="muted micro">
                          {count(done.count, "time")}, first at <Clock at={done.first} />
                        </span>
                      </li>
                    ))}
                  </ul>
                </section>
              ))}
              <p className="muted micro">
                From the machine's record, for a talk about the work; no points come from it.
              </p>
            </div>
          )}
        </QueryView>
      ) : (
        <div className="stack">
          <p className="muted">Names people. Mark the team first, then look.</p>
          <div>
            <Button variant="default" size="compact-sm" onClick={() => setShown(true)}>
              Show who did what
            </Button>
          </div>
        </div>
      )}
    </Panel>
  );
}
