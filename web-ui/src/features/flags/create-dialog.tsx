import { NativeSelect, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { createFlag } from "@/api/flags";
import { keys } from "@/api/keys";
import type { Flag } from "@/api/types";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { pretty } from "@/components/diff/line-diff";
import type { TeamScope } from "@/components/operate/scope";
import { ReasonField, reasonMissing } from "@/components/reason-field";
import { ENV_WORDS } from "@/components/words";
import { readDefinition, templateOf } from "./definition";
import { JsonEditor } from "./json-editor";

const TYPES: { value: Flag["type"]; label: string }[] = [
  { value: "BOOLEAN", label: "On or off" },
  { value: "STRING", label: "Text" },
  { value: "NUMBER", label: "Number" },
  { value: "OBJECT", label: "Object" },
];

export function CreateDialog({ scope, onClose }: { scope: TeamScope; onClose: () => void }) {
  const { slug, env } = scope;
  const cache = useQueryClient();
  const navigate = useNavigate();
  const [key, setKey] = useState("");
  const [description, setDescription] = useState("");
  const [type, setType] = useState<Flag["type"]>("BOOLEAN");
  const [text, setText] = useState(pretty(templateOf("BOOLEAN")));
  const [reason, setReason] = useState("");
  const read = readDefinition(text);
  const error = "error" in read ? read.error : null;
  const blocked =
    (/^[a-z][a-z0-9.-]{0,99}$/.test(key)
      ? null
      : "A key begins with a small letter; small letters, digits, dots and hyphens follow, 100 at most.") ??
    (description.trim() ? null : "Say what the flag decides.") ??
    (error ? `Line ${error.line}, column ${error.column}: ${error.message}.` : null) ??
    reasonMissing(reason);
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      size="lg"
      title={`Create a flag in ${ENV_WORDS[env].toLowerCase()}`}
      confirm="Create flag"
      blocked={blocked}
      onConfirm={async () => {
        if (!("value" in read)) return;
        const flag = await createFlag(slug, env, {
          key,
          description: description.trim(),
          definition: read.value,
          reason: reason.trim(),
        });
        await cache.invalidateQueries({ queryKey: keys.flags(slug, env) });
        await navigate({
          to: "/teams/$team/flags/$key",
          params: { team: slug, key: flag.key },
          search: env === "STAGING" ? { env } : {},
        });
      }}
    >
      <div className="row wrap" style={{ alignItems: "flex-end" }}>
        <TextInput
          className="grow mono"
          label="Key"
          placeholder="plugin.weather.cache"
          autoComplete="off"
          spellCheck={false}
          data-autofocus
          value={key}
          onChange={(event) => setKey(event.currentTarget.value.trim())}
        />
        <NativeSelect
          label="Values"
          value={type}
          onChange={(event) => {
            const next = event.currentTarget.value as Flag["type"];
            setType(next);
            setText(pretty(templateOf(next)));
          }}
          data={TYPES}
        />
      </div>
      <TextInput
        label="Description"
        description="What it decides, for people"
        maxLength={200}
        value={description}
        onChange={(event) => setDescription(event.currentTarget.value)}
      />
      <JsonEditor
        label="Definition in flagd's format"
        value={text}
        error={error}
        onChange={setText}
      />
      <ReasonField value={reason} onChange={setReason} />
    </ConfirmDialog>
  );
}
