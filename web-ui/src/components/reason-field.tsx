import { Textarea } from "@mantine/core";

const SHORTEST = 3;
const LONGEST = 200;

interface ReasonFieldProps {
  value: string;
  onChange: (value: string) => void;
  optional?: boolean;
  label?: string;
  description?: string;
  autoFocus?: boolean;
}

/** Why something is done; kept in the record. */
export function ReasonField(props: ReasonFieldProps) {
  return (
    <Textarea
      label={props.label ?? (props.optional ? "Reason (may stay empty)" : "Reason")}
      description={props.description ?? "Goes into the record that everyone in the team sees"}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      maxLength={LONGEST}
      autosize
      minRows={2}
      data-autofocus={props.autoFocus}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
          event.currentTarget.form?.requestSubmit();
        }
      }}
    />
  );
}

/** What is missing of a reason, or null when it will do. */
export function reasonMissing(reason: string): string | null {
  return reason.trim().length >= SHORTEST ? null : "Give a reason of at least three letters.";
}
