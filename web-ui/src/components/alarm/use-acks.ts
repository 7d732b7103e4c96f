import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { AlarmPage } from "@/api/types";
import { ackMine, ackPage } from "@/api/alarms";
import { keys } from "@/api/keys";
import { count } from "@/components/numbers";
import { useSession } from "@/components/session";
import { useShortcut } from "@/components/shortcuts";
import { tell, tellProblem } from "@/components/use-action";
import { inOrder } from "@/components/held-items";
import { pageOrder } from "./alarm-words";

export interface Acks {
  ack: (page: AlarmPage) => void;
  ackAllMine: () => void;
  busy: boolean;
}

/** Acknowledging, with the keys `a` and `A`: shown at once, taken back when the server refuses. */
export function useAcks(slug: string, pages: AlarmPage[], enabled: boolean): Acks {
  const cache = useQueryClient();
  const { person } = useSession();
  const [busy, setBusy] = useState(false);
  const key = keys.pages(slug);

  const put = (changed: AlarmPage[]) =>
    cache.setQueryData<AlarmPage[]>(key, (old) =>
      old?.map((page) => changed.find((each) => each.id === page.id) ?? page),
    );
  const attempt = async (action: () => Promise<AlarmPage[]>) => {
    setBusy(true);
    try {
      return put(await action());
    } catch (thrown) {
      tellProblem(thrown);
      await cache.invalidateQueries({ queryKey: key });
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  const ack = (page: AlarmPage) => {
    if (page.state !== "OPEN") return;
    put([
      {
        ...page,
        state: "ACKNOWLEDGED",
        acknowledgedAt: new Date().toISOString(),
        acknowledgedBy: person,
      },
    ]);
    void attempt(async () => [await ackPage(page.id)]);
  };
  const ackAllMine = () =>
    void attempt(async () => {
      const { items } = await ackMine(slug);
      tell(
        items.length === 0
          ? "No page waits for you."
          : `Acknowledged ${count(items.length, "page")}.`,
      );
      return items;
    });

  const open = inOrder(pages, pageOrder(pages)).filter((page) => page.state === "OPEN");
  const first = open.find((page) => page.notified.some((one) => one.id === person.id)) ?? open[0];
  useShortcut(
    "a",
    first ? `Acknowledge page ${first.number}, ${first.alarm.name}` : "Acknowledge",
    () => first && ack(first),
    enabled && first !== undefined,
  );
  useShortcut("A", "Acknowledge all my pages", ackAllMine, enabled && first !== undefined);
  return { ack, ackAllMine, busy };
}
