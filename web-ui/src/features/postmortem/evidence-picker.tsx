import { Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { incidentTimelineQuery } from "@/api/queries";
import type { TimelineEvent } from "@/api/types";
import { EvidenceTimeline } from "@/components/evidence/evidence-timeline";
import { QueryView } from "@/components/query-view";

interface Props {
  incidentId: string;
  /** The slug of the incident's team. */
  team: string;
  onClose: () => void;
  onPick: (text: string) => void;
}

/** Chooses a recorded event to cite; what was pinned comes first. */
export function EvidencePicker({ incidentId, team, onClose, onPick }: Props) {
  const timeline = useQuery(incidentTimelineQuery(incidentId));
  return (
    <Modal opened onClose={onClose} title="Insert timeline event" size="xl">
      <QueryView query={timeline}>
        {(data) => (
          <EvidenceTimeline
            timeline={data}
            annotate={{ team, incident: incidentId }}
            view="curated"
            onPick={(event) => onPick(citation(event))}
            maxHeight={360}
          />
        )}
      </QueryView>
    </Modal>
  );
}

/** How an event stands in the text: its time in UTC, what happened, and its number in the record. */
export function citation(event: TimelineEvent): string {
  const at = new Date(event.at).toISOString();
  return `**${at.slice(11, 19)} UTC** ${event.text} (record ${event.id})`;
}
