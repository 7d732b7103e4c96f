import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import type { AlarmPage } from "@/api/types";
import { ackPage } from "@/api/alarms";
import { useSession } from "@/components/session";
import { count } from "@/components/numbers";
import { tellProblem } from "@/components/use-action";
import { PageWatch, onPage } from "@/live/paged";

const DIGEST_MS = 10_000;

/** Tells pages as they come: mine at once and until they are answered, others' politely in a digest. */
export function Pager() {
  const { person, team } = useSession();
  const navigate = useNavigate();
  const [digest, setDigest] = useState("");
  useEffect(() => {
    const watch = new PageWatch();
    let waiting: AlarmPage[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      const names = [...new Set(waiting.map((page) => page.alarm.name))];
      setDigest(`${count(waiting.length, "new page")} for others: ${names.join(", ")}`);
      waiting = [];
      timer = setTimeout(() => {
        timer = undefined;
        if (waiting.length > 0) tell();
      }, DIGEST_MS);
    };
    const stop = onPage((page) => {
      switch (watch.judge(page, person.id)) {
        case "PAGED":
          return showPage(page, team?.slug ?? null, (href) => void navigate({ to: href }));
        case "SETTLED":
          notifications.hide(noticeOf(page));
          return;
        case "OTHERS":
          waiting.push(page);
          if (timer === undefined) tell();
          return;
        case "NOTHING":
          return;
      }
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [person.id, team?.slug, navigate]);
  return (
    <div role="log" aria-live="polite" aria-label="Pages" className="hidden-visually">
      {digest}
    </div>
  );
}

const noticeOf = (page: AlarmPage) => `page-${page.id}`;

/** Stays until it is answered. It lives outside the router, so it is told how to go somewhere. */
function showPage(page: AlarmPage, slug: string | null, go: (href: string) => void): void {
  const href = slug ? `/teams/${slug}/alarms` : null;
  notifications.show({
    id: noticeOf(page),
    title: `${page.test ? "Test page" : "Page"} ${page.number} for you: ${page.alarm.name}`,
    message: (
      // The component greys its text below what can be read on it.
      <div className="stack" style={{ color: "var(--fd-ink)" }}>
        {page.title !== page.alarm.name && page.title}
        <div className="row">
          <Button size="xs" onClick={() => void ackPage(page.id).catch(tellProblem)}>
            Acknowledge
          </Button>
          {href && (
            <Button size="xs" variant="default" onClick={() => go(href)}>
              Open alarms
            </Button>
          )}
        </div>
      </div>
    ),
    color: "breach",
    autoClose: false,
    role: "alert",
    closeButtonProps: { "aria-label": "Dismiss" },
  });
}
