import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { teamsQuery } from "@/api/queries";
import type { Env } from "@/api/types";
import { useShortcut } from "@/components/shortcuts";
import { rememberTeam } from "./last-team";
import type { OperateTab } from "./operate-page";

/** The same page of another team. */
export function TeamPicker({ slug, tab, env }: { slug: string; tab: OperateTab; env: Env }) {
  const teams = useQuery(teamsQuery);
  const navigate = useNavigate();
  const items = teams.data ?? [];
  const at = items.findIndex((each) => each.slug === slug);
  useEffect(() => rememberTeam(slug), [slug]);
  const go = (team: string | undefined) => {
    if (team)
      void navigate({ to: tab, params: { team }, search: env === "PRODUCTION" ? {} : { env } });
  };
  useShortcut("[", "Previous team", () => go(items[at - 1]?.slug), at > 0);
  useShortcut("]", "Next team", () => go(items[at + 1]?.slug), at >= 0 && at < items.length - 1);
  return (
    <NativeSelect
      size="xs"
      aria-label="Team"
      value={slug}
      onChange={(event) => go(event.currentTarget.value)}
      data={
        items.length > 0
          ? items.map((each) => ({ value: each.slug, label: `Team ${each.name}` }))
          : [{ value: slug, label: slug }]
      }
    />
  );
}
