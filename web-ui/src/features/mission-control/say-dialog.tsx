import { Button, Modal, NumberInput, SegmentedControl, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { giveHint, previewMessage, sendMessage } from "@/api/mission";
import type { MessageTo, MissionDelivery } from "@/api/types";
import { count } from "@/components/numbers";
import { ProblemView } from "@/components/problem-view";
import { useAction } from "@/components/use-action";

const TO: { value: MessageTo; label: string }[] = [
  { value: "ALL", label: "All" },
  { value: "BEHIND", label: "Behind" },
  { value: "BREACHING", label: "Breaching" },
  { value: "SELECTED", label: "Selected" },
];

interface Props {
  kind: "message" | "hint";
  /** Slugs chosen in the map. */
  selected: string[];
  onClose: () => void;
}

/** Says something to several teams; shows whom it reaches before, and whom it reached after. */
export function SayDialog({ kind, selected, onClose }: Props) {
  const [to, setTo] = useState<MessageTo>(selected.length > 0 ? "SELECTED" : "ALL");
  const [text, setText] = useState("");
  const [cost, setCost] = useState(0);
  const [sent, setSent] = useState<MissionDelivery[] | null>(null);
  const whom = useQuery({
    queryKey: ["mission-preview", to, ...selected],
    queryFn: () => previewMessage({ to, teams: selected }),
    staleTime: 0,
    enabled: to !== "SELECTED" || selected.length > 0,
  });
  const reached = to === "SELECTED" && selected.length === 0 ? [] : (whom.data ?? []);
  const send = useAction(async () => {
    // To those that were shown, whatever has changed since.
    const saying = { to: "SELECTED" as const, teams: reached.map((team) => team.slug), text };
    setSent(await (kind === "hint" ? giveHint({ ...saying, cost }) : sendMessage(saying)));
  });
  const blocked =
    reached.length === 0
      ? "This reaches nobody at present."
      : text.trim() === ""
        ? "Write what to say."
        : null;
  return (
    <Modal
      opened
      onClose={onClose}
      title={kind === "hint" ? "Give a hint" : "Message to teams"}
      size="lg"
    >
      {sent ? (
        <div className="stack loose">
          <p role="status">
            Delivered to {sent.filter((each) => !each.refused).length} of{" "}
            {count(sent.length, "team")}.
          </p>
          <ul className="plain-list">
            {sent
              .filter((each) => each.refused)
              .map((each) => (
                <li key={each.team.id}>
                  {each.team.name}: {each.refused}
                </li>
              ))}
          </ul>
          <div className="row" style={{ justifyContent: "flex-end" }}>
            <Button onClick={onClose} data-autofocus>
              Close
            </Button>
          </div>
        </div>
      ) : (
        <form
          className="stack loose"
          onSubmit={(event) => {
            event.preventDefault();
            if (!blocked && !send.busy) void send.run();
          }}
        >
          <SegmentedControl
            aria-label="To whom"
            value={to}
            onChange={(value) => setTo(value as MessageTo)}
            data={TO}
          />
          <p className="muted">
            {whom.isFetching && !whom.data
              ? "Looking whom this reaches …"
              : reached.length === 0
                ? to === "SELECTED"
                  ? "No team is selected. Select some in the map (space)."
                  : "No team is in that state at present."
                : `Goes to ${count(reached.length, "team")}: ${reached.map((team) => team.name).join(", ")}. Posted in each team's ops channel in your name.`}
          </p>
          <Textarea
            label={kind === "hint" ? "Hint" : "Message"}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            autosize
            minRows={3}
            maxLength={2000}
            data-autofocus
          />
          {kind === "hint" && (
            <NumberInput
              label="Costs points"
              description="0 is free; the price is said with the hint and stands in the record"
              value={cost}
              min={0}
              max={100}
              allowDecimal={false}
              onChange={(value) => setCost(Number(value) || 0)}
            />
          )}
          {send.problem !== null && <ProblemView error={send.problem} />}
          <div className="row" style={{ justifyContent: "flex-end" }}>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button
              type="submit"
              loading={send.busy}
              disabled={blocked !== null}
              title={blocked ?? ""}
            >
              {kind === "hint" ? "Give hint" : "Send"}
            </Button>
          </div>
        </form>
      )}
    </Modal>
  );
}
