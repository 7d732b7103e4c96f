import { Button, Switch, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { exportAddress, flagsQuery } from "@/api/flags";
import type { Env, Flag } from "@/api/types";
import { Empty } from "@/components/empty";
import { count } from "@/components/numbers";
import { OperatePage } from "@/components/operate/operate-page";
import { useTeamScope } from "@/components/operate/scope";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { useShortcut } from "@/components/shortcuts";
import { ENV_WORDS } from "@/components/words";
import { ComparePanel } from "./compare-panel";
import { CreateDialog } from "./create-dialog";
import { FlagsTable } from "./flags-table";
import { ImportDialog } from "./import-dialog";
import classes from "./flags.module.css";

/** All flags of an environment, to read. Changing one takes its own page and a reason. */
export function FlagsPage() {
  const scope = useTeamScope();
  const { slug, env, canAct } = scope;
  const { compare } = useSearch({ strict: false });
  const [dialog, setDialog] = useState<"create" | "import" | null>(null);
  const search = env === "STAGING" ? ({ env } as const) : {};
  return (
    <OperatePage
      scope={scope}
      tab="/teams/$team/flags"
      title="Flags"
      withEnv={!compare}
      actions={
        <>
          <Link
            to="/teams/$team/flags"
            params={{ team: slug }}
            search={compare ? search : { ...search, compare: true }}
          >
            {compare ? "Show one environment" : "Compare environments"}
          </Link>
          <Button
            component="a"
            variant="default"
            href={exportAddress(slug, env)}
            download={`flags-${slug}-${env.toLowerCase()}.json`}
          >
            Export {ENV_WORDS[env].toLowerCase()}
          </Button>
          {canAct && (
            <>
              <Button variant="default" onClick={() => setDialog("import")}>
                Import…
              </Button>
              <Button onClick={() => setDialog("create")}>Create flag…</Button>
            </>
          )}
        </>
      }
    >
      {compare ? <ComparePanel slug={slug} /> : <ListPanel slug={slug} env={env} />}
      {dialog === "create" && <CreateDialog scope={scope} onClose={() => setDialog(null)} />}
      {dialog === "import" && <ImportDialog scope={scope} onClose={() => setDialog(null)} />}
    </OperatePage>
  );
}

function ListPanel({ slug, env }: { slug: string; env: Env }) {
  const flags = useQuery(flagsQuery(slug, env));
  const [text, setText] = useState("");
  const [archived, setArchived] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useShortcut("/", "Filter the flags", () => field.current?.focus());
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = (items: Flag[]) =>
    items.filter(
      (flag) =>
        (archived || !flag.archived) &&
        words.every((word) => `${flag.key} ${flag.description}`.toLowerCase().includes(word)),
    );
  const gone = flags.data?.items.filter((flag) => flag.archived).length ?? 0;
  return (
    <Panel
      title={`Flags, ${ENV_WORDS[env].toLowerCase()}`}
      live
      actions={
        <div className={classes.tools}>
          {gone > 0 && (
            <Switch
              size="xs"
              label={`Show ${gone} archived`}
              checked={archived}
              onChange={(event) => setArchived(event.currentTarget.checked)}
            />
          )}
          <TextInput
            ref={field}
            size="xs"
            type="search"
            aria-label="Filter by key or description"
            placeholder="Filter"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
          />
        </div>
      }
    >
      <QueryView query={flags} lines={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={`No flag in ${ENV_WORDS[env].toLowerCase()} yet.`}>
              Create one, or import the flagd file of the other environment.
            </Empty>
          ) : found(items).length === 0 ? (
            <Empty
              title={`None of ${count(items.length, "flag")} has “${text.trim()}” in its key or description.`}
            />
          ) : (
            <FlagsTable slug={slug} env={env} flags={found(items)} />
          )
        }
      </QueryView>
    </Panel>
  );
}
