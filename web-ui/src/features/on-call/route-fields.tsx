import { Button, Checkbox, PasswordInput, TextInput, Textarea } from "@mantine/core";
import { useState } from "react";
import type { Delivery } from "@/api/types";
import { testRoutes } from "@/api/on-call";
import { DeliveryList } from "@/components/alarm/delivery-list";
import { ProblemView } from "@/components/problem-view";
import { useAction } from "@/components/use-action";
import type { HookDraft, RouteDraft } from "./route-draft";
import classes from "./on-call.module.css";

interface Props {
  slug: string;
  name: "page" | "ticket";
  value: RouteDraft;
  onChange: (value: RouteDraft) => void;
  canAct: boolean;
}

const WORDS = {
  page: {
    chat: "The team’s operations channel, with the number for /ack",
    inbox: "The inbox of whoever is called, and the alert on their screen",
    mail: "Besides the person called",
  },
  ticket: {
    chat: "The team’s operations channel",
    inbox: "The inbox of everyone in the team",
    mail: "Whoever should read tickets by mail",
  },
};

/** The ways of one severity. Nothing is sent before it is saved. */
export function RouteFields({ slug, name, value, onChange, canAct }: Props) {
  const words = WORDS[name];
  const set = (fields: Partial<RouteDraft>) => onChange({ ...value, ...fields });
  const setHook = (key: string, fields: Partial<HookDraft>) =>
    set({
      webhooks: value.webhooks.map((each) => (each.key === key ? { ...each, ...fields } : each)),
    });
  return (
    <fieldset
      className="stack"
      disabled={!canAct}
      style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}
    >
      <legend className="hidden-visually">Ways for a {name}</legend>
      <Checkbox
        label="Chat"
        description={words.chat}
        checked={value.chat}
        onChange={(event) => set({ chat: event.currentTarget.checked })}
      />
      <Checkbox
        label="Inbox"
        description={words.inbox}
        checked={value.inbox}
        onChange={(event) => set({ inbox: event.currentTarget.checked })}
      />
      <Textarea
        label="Mail to"
        description={`${words.mail}; one address a line`}
        value={value.mail}
        autosize
        minRows={2}
        onChange={(event) => set({ mail: event.currentTarget.value })}
      />
      <div>
        <h3>Webhooks</h3>
        {value.webhooks.length === 0 && (
          <p className="muted">
            None. A webhook gets every {name} as JSON, signed with its secret.
          </p>
        )}
        {value.webhooks.map((hook, i) => (
          <Hook
            key={hook.key}
            slug={slug}
            hook={hook}
            at={i + 1}
            onChange={(fields) => setHook(hook.key, fields)}
            onRemove={() =>
              set({ webhooks: value.webhooks.filter((each) => each.key !== hook.key) })
            }
            canAct={canAct}
          />
        ))}
        {canAct && (
          <Button
            size="xs"
            variant="default"
            mt={8}
            onClick={() =>
              set({
                webhooks: [
                  ...value.webhooks,
                  { key: crypto.randomUUID(), id: null, url: "", secret: null, secretSet: false },
                ],
              })
            }
          >
            Add a webhook
          </Button>
        )}
      </div>
    </fieldset>
  );
}

interface HookProps {
  slug: string;
  hook: HookDraft;
  at: number;
  onChange: (fields: Partial<HookDraft>) => void;
  onRemove: () => void;
  canAct: boolean;
}

function Hook({ slug, hook, at, onChange, onRemove, canAct }: HookProps) {
  const [sent, setSent] = useState<Delivery[] | null>(null);
  const test = useAction(async () => setSent((await testRoutes(slug, hook.id)).items));
  return (
    <div className={classes.hook} role="group" aria-label={`Webhook ${at}`}>
      <TextInput
        label="Address"
        type="url"
        placeholder="https://…"
        value={hook.url}
        onChange={(event) => onChange({ url: event.currentTarget.value })}
      />
      <PasswordInput
        label={hook.secretSet ? "New secret" : "Secret"}
        placeholder={hook.secretSet ? "set; stays as it is" : "signs the message"}
        autoComplete="off"
        value={hook.secret ?? ""}
        onChange={(event) => onChange({ secret: event.currentTarget.value })}
      />
      {canAct && (
        <span className="row">
          <Button
            variant="default"
            loading={test.busy}
            disabled={hook.id === null}
            title={hook.id === null ? "Save first" : undefined}
            onClick={() => void test.run()}
            aria-label={`Test webhook ${at}`}
          >
            Test
          </Button>
          <Button variant="default" onClick={onRemove} aria-label={`Remove webhook ${at}`}>
            Remove
          </Button>
        </span>
      )}
      {test.problem !== null && (
        <div className={classes.wide}>
          <ProblemView error={test.problem} />
        </div>
      )}
      {sent && (
        <div className={classes.wide} role="status">
          <DeliveryList deliveries={sent} />
        </div>
      )}
    </div>
  );
}
