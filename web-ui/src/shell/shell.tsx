import { ActionIcon, UnstyledButton } from "@mantine/core";
import { Link, Outlet, useRouterState } from "@tanstack/react-router";
import CircleHelp from "lucide-react/icons/circle-help";
import Search from "lucide-react/icons/search";
import { Suspense, lazy, useEffect, useState } from "react";
import { isStaff, useSession } from "@/components/session";
import { listenForShortcuts, useShortcut } from "@/components/shortcuts";
import { useConnection } from "@/live/connection";
import { useLive } from "@/live/use-live";
import { ConnectionState } from "./connection-state";
import { GoKeys } from "./go-keys";
import { InboxBell } from "./inbox-bell";
import { ModeBar } from "./mode-bar";
import { NAV, isCurrent } from "./nav-items";
import { Pager } from "./pager";
import classes from "./shell.module.css";

const HelpDialog = lazy(async () => ({ default: (await import("./help-dialog")).HelpDialog }));
const ActingBar = lazy(async () => ({ default: (await import("./acting-bar")).ActingBar }));
const PersonMenu = lazy(async () => ({ default: (await import("./person-menu")).PersonMenu }));
const Palette = lazy(async () => ({ default: (await import("./palette")).Palette }));

/** Header, navigation, live connection and keys around every page. */
export function Shell() {
  const session = useSession();
  const { freshness } = useConnection();
  const [help, setHelp] = useState(false);
  const [palette, setPalette] = useState(false);
  const path = useRouterState({ select: (state) => state.location.pathname });
  useLive();
  useEffect(listenForShortcuts, []);
  useShortcut("?", "Show the keys of this screen", () => setHelp(true));
  usePaletteKey(() => setPalette(true));
  useFocusOnNavigation();

  return (
    <div className={classes.shell} data-live={freshness}>
      <a href="#main" className={classes.skip}>
        Skip to content
      </a>
      <header className={classes.header}>
        <Link
          to="/"
          className={classes.brand}
          aria-label={`Firedrill, ${session.courseName}, start`}
        >
          <img
            src={new URL("../theme/favicon.svg", import.meta.url).href}
            alt=""
            width="22"
            height="22"
          />
          <span className={classes.course}>{session.courseName}</span>
        </Link>
        <nav aria-label="Main" className={classes.nav}>
          {NAV[session.role].map((item) => (
            <Link
              key={item.to}
              to={item.to}
              className={`${classes.link} ${isCurrent(item, path) ? classes.current : ""}`}
              activeProps={{}}
              aria-current={isCurrent(item, path) ? "page" : undefined}
            >
              {item.label}
            </Link>
          ))}
        </nav>
        <div className={classes.right}>
          <ConnectionState />
          <UnstyledButton
            className={classes.search}
            aria-label="Search or run a command"
            aria-keyshortcuts="Control+K"
            onClick={() => setPalette(true)}
          >
            <Search size={14} aria-hidden="true" />
            <span className={classes.searchWord}>Search or run</span>
            <kbd className={classes.kbd} aria-hidden="true">
              Ctrl K
            </kbd>
          </UnstyledButton>
          <InboxBell />
          <ActionIcon
            variant="subtle"
            size={32}
            aria-label="Help and keys"
            aria-keyshortcuts="?"
            title="Help and keys (?)"
            onClick={() => setHelp(true)}
          >
            <CircleHelp size={18} aria-hidden="true" />
          </ActionIcon>
          <Suspense fallback={<span className={classes.name}>{session.person.name}</span>}>
            <PersonMenu />
          </Suspense>
        </div>
      </header>
      <ModeBar />
      {isStaff(session.role) && (
        <Suspense>
          <ActingBar path={path} />
        </Suspense>
      )}
      <main id="main" tabIndex={-1} className={classes.main}>
        <Outlet />
      </main>
      <Pager />
      <GoKeys items={NAV[session.role]} />
      <Suspense fallback={null}>
        {help && <HelpDialog onClose={() => setHelp(false)} />}
        {palette && <Palette onClose={() => setPalette(false)} onHelp={() => setHelp(true)} />}
      </Suspense>
    </div>
  );
}

function usePaletteKey(open: () => void) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      open();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  });
}

/** After a change of page, keyboard and screen reader start at its content. */
function useFocusOnNavigation() {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const [first, setFirst] = useState(path);
  useEffect(() => {
    if (path === first) return;
    setFirst(path);
    const active = document.activeElement;
    if (!active || active === document.body || active.closest("header")) {
      document.getElementById("main")?.focus({ preventScroll: true });
    }
  }, [path, first]);
}
