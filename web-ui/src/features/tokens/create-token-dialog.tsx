import { NativeSelect, Radio, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { keys } from "@/api/keys";
import { teamsQuery } from "@/api/queries";
import { createToken } from "@/api/tokens";
import type { NewToken, Token } from "@/api/types";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { isStaff, useSession } from "@/components/session";
import { dayAndClock, useNow } from "@/components/time";

const DAYS = [7, 30, 90, 180, 365];
const DAY = 86_400_000;

interface Props {
  onClose: () => void;
  onCreated: (token: NewToken) => void;
}

export function CreateTokenDialog({ onClose, onCreated }: Props) {
  const { role, team: own } = useSession();
  const cache = useQueryClient();
  const now = useNow();
  const staff = isStaff(role);
  const teams = useQuery({ ...teamsQuery, enabled: staff });
  const [name, setName] = useState("");
  const [kind, setKind] = useState<Token["kind"]>("PERSONAL");
  const [chosen, setChosen] = useState<string | null>(own?.slug ?? null);
  const [days, setDays] = useState(90);
  const team = chosen ?? teams.data?.[0]?.slug ?? null;
  const blocked = !name.trim()
    ? "Give a name that says where the token is used."
    : kind === "CI" && !team
      ? "A CI token belongs to a team; there is none."
      : null;
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title="Create a token"
      confirm="Create token"
      blocked={blocked}
      onConfirm={async () => {
        const token = await createToken({
          name: name.trim(),
          kind,
          team: kind === "CI" ? team : null,
          expiresInDays: days,
        });
        await cache.invalidateQueries({ queryKey: keys.tokens });
        onCreated(token);
      }}
    >
      <TextInput
        label="Name"
        description="Where it is used, such as “laptop” or “GitHub Actions”"
        value={name}
        maxLength={64}
        data-autofocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Radio.Group
        label="Kind"
        value={kind}
        onChange={(value) => setKind(value === "CI" ? "CI" : "PERSONAL")}
      >
        <div className="stack tight" style={{ marginTop: 6 }}>
          <Radio
            value="PERSONAL"
            label="Personal"
            description="Does what you may do, under your name. Keep it on your own machine."
          />
          <Radio
            value="CI"
            label="CI of a team"
            disabled={role === "GRADER"}
            description={
              role === "GRADER"
                ? "Graders change nothing of a team, so they create no CI tokens."
                : "Adds, deploys and rolls back releases of one team, and nothing else."
            }
          />
        </div>
      </Radio.Group>
      {kind === "CI" && staff && (
        <NativeSelect
          label="Team"
          value={team ?? ""}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={(teams.data ?? []).map((each) => ({ value: each.slug, label: each.name }))}
        />
      )}
      <NativeSelect
        label="Expires"
        description={`After ${dayAndClock(now + days * DAY)} it no longer works`}
        value={String(days)}
        onChange={(event) => setDays(Number(event.currentTarget.value))}
        data={DAYS.map((each) => ({ value: String(each), label: `in ${each} days` }))}
      />
    </ConfirmDialog>
  );
}
