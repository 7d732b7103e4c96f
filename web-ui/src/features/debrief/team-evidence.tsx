import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { replayQuery } from "@/api/debrief";
import type { Debrief, DebriefTeam } from "@/api/debrief-types";
import { EvidenceTimeline } from "@/components/evidence/evidence-timeline";
import { QueryView } from "@/components/query-view";
import { zeroOf } from "./alignment";
import { timelineOf } from "./timeline-of";

interface TeamEvidenceProps {
  debrief: Debrief;
  teams: DebriefTeam[];
  /** Where the slider stands, since the effect. */
  second: number;
}

/** The whole record of one team, on request: all lanes and every event as a list. */
export function TeamEvidence({ debrief, teams, second }: TeamEvidenceProps) {
  const [open, setOpen] = useState<string | null>(null);
  const team = teams.find((each) => each.key === open);
  return (
    <div className="stack">
      <div className="row wrap">
        {teams.map((each) => (
          <Button
            key={each.key}
            size="xs"
            variant="default"
            aria-expanded={each.key === open}
            onClick={() => setOpen(each.key === open ? null : each.key)}
          >
            {each.key === open ? "Hide" : "Show"} all evidence of {each.name}
          </Button>
        ))}
      </div>
      {team && <Lanes debrief={debrief} team={team} second={second} />}
    </div>
  );
}

interface LanesProps {
  debrief: Debrief;
  team: DebriefTeam;
  second: number;
}

function Lanes({ debrief, team, second }: LanesProps) {
  const replay = useQuery(replayQuery(debrief.run.id, team.key));
  return (
    <QueryView query={replay} lines={6}>
      {(data) => (
        <EvidenceTimeline
          timeline={timelineOf(data)}
          start={team.effectAt ?? debrief.run.startedAt}
          cursor={zeroOf(debrief, team) + second * 1000}
        />
      )}
    </QueryView>
  );
}
