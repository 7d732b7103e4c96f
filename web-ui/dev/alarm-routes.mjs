// Answers of the mock server about alarms, pages, on-call, silences, routes and the inbox.
import * as ax from "./alarm-fixtures.mjs";
import * as fx from "./fixtures.mjs";

const now = () => new Date().toISOString();
const id = () => crypto.randomUUID();

export function alarmRoutes({ on, ok, must, Refusal, broadcast }) {
  const invalid = (field, message) =>
    new Refusal(422, "invalid-input", "Invalid", message, { violations: [{ field, message }] });
  const reasoned = (reason) => {
    if (!reason || reason.trim().length < 3) throw invalid("reason", "Give a reason.");
  };
  const me = (role) => fx.SESSIONS[role].person;
  const guard = (role) => {
    if (role === "grader")
      throw new Refusal(403, "not-allowed", "Not allowed", "Graders change nothing here.");
  };
  const fresh = (match, version) => {
    if (match !== version)
      throw new Refusal(412, "stale-version", "Changed meanwhile", "Somebody saved a newer one.");
  };
  /** Otter has a history, the other teams start with nothing. */
  const stores = new Map();
  const of = (team) => {
    must(fx.teamOf(team), "team");
    if (!stores.has(team)) {
      const mine = team === "otter";
      stores.set(team, {
        alarms: mine ? [...ax.ALARMS] : [],
        pages: mine ? [...ax.PAGES] : [],
        silences: mine ? [...ax.SILENCES] : [],
        blips: mine ? [...ax.BLIPS] : [],
        onCall: structuredClone(mine ? ax.ON_CALL : ax.NO_ROTA),
        routes: structuredClone(
          mine
            ? ax.ROUTES
            : {
                version: 0,
                mailConfigured: false,
                page: { chat: true, inbox: true, mail: [], webhooks: [] },
                ticket: { chat: true, inbox: false, mail: [], webhooks: [] },
              },
        ),
        history: new Map(),
      });
    }
    return stores.get(team);
  };
  const historyOf = (store, alarm) => {
    if (!store.history.has(alarm.id)) store.history.set(alarm.id, ax.HISTORY(alarm));
    return store.history.get(alarm.id);
  };
  const alarmOf = (p) =>
    must(
      of(p.team).alarms.find((each) => each.id === p.id),
      "alarm",
    );
  const checked = (store, wish, self) => {
    if (!/^[\p{L}\p{N}][\p{L}\p{N} ._:/+%-]*$/u.test(wish.name))
      throw invalid(
        "name",
        "Use letters, digits, spaces and . _ : / + % - in the name of an alarm.",
      );
    if (store.alarms.some((each) => each.name === wish.name && each.id !== self))
      throw new Refusal(409, "conflict", "Name taken", `There is an alarm ${wish.name} already.`);
    return wish;
  };

  on("GET", "/teams/{team}/alarms", ({ p, q }) => {
    const env = q.get("environment");
    return ok({ items: of(p.team).alarms.filter((each) => !env || each.environment === env) });
  });
  on("POST", "/teams/{team}/alarms", ({ p, body, role }) => {
    guard(role);
    const alarm = {
      ...checked(of(p.team), body),
      id: id(),
      version: 1,
      team: p.team,
      tested: false,
      warnings: [],
      state: "INSUFFICIENT_DATA",
      stateSince: now(),
      stateReason: "Just made; the first period is not over.",
      lastValue: null,
      lastEvaluatedAt: null,
      silencedUntil: null,
      createdBy: me(role),
      updatedBy: me(role),
      updatedAt: now(),
    };
    of(p.team).alarms.push(alarm);
    of(p.team).history.set(alarm.id, [
      {
        id: Date.now(),
        at: now(),
        from: null,
        to: null,
        reason: "made",
        value: null,
        by: me(role),
        kind: "DEFINITION",
      },
    ]);
    broadcast("alarm", alarm);
    return ok(alarm, 201);
  });
  on("GET", "/teams/{team}/alarms/examples", () => ok({ items: ax.EXAMPLES }));
  on("POST", "/teams/{team}/alarms/preview", ({ body }) => ok(preview(body.definition)));
  on("GET", "/teams/{team}/alarms/{id}", ({ p }) => ok(alarmOf(p)));
  on("PUT", "/teams/{team}/alarms/{id}", ({ p, body, role, match }) => {
    guard(role);
    const alarm = alarmOf(p);
    fresh(match, alarm.version);
    checked(of(p.team), body, p.id);
    Object.assign(alarm, body, {
      version: alarm.version + 1,
      updatedBy: me(role),
      updatedAt: now(),
    });
    historyOf(of(p.team), alarm).unshift({
      id: Date.now(),
      at: now(),
      from: null,
      to: null,
      reason: "changed",
      value: null,
      by: me(role),
      kind: "DEFINITION",
    });
    broadcast("alarm", alarm);
    return ok(alarm);
  });
  on("DELETE", "/teams/{team}/alarms/{id}", ({ p, q, role }) => {
    guard(role);
    reasoned(q.get("reason"));
    const store = of(p.team);
    alarmOf(p);
    store.alarms = store.alarms.filter((each) => each.id !== p.id);
    return { status: 204 };
  });
  on("GET", "/teams/{team}/alarms/{id}/history", ({ p }) =>
    ok({ items: historyOf(of(p.team), alarmOf(p)), hasMore: false }),
  );
  const pending = (channel, to) => ({ channel, to, state: "PENDING", at: null, error: null });
  on("POST", "/teams/{team}/alarms/{id}/test-fire", ({ p, body, role }) => {
    guard(role);
    reasoned(body.reason);
    const store = of(p.team);
    const alarm = alarmOf(p);
    const page = {
      id: id(),
      number: Math.max(0, ...store.pages.map((each) => each.number)) + 1,
      alarm: { id: alarm.id, name: alarm.name },
      environment: alarm.environment,
      severity: alarm.severity,
      team: p.team,
      title: `TEST: ${alarm.name}`,
      reason: body.reason,
      bundled: false,
      escalatesAt: new Date(Date.now() + 300_000).toISOString(),
      test: true,
      state: "OPEN",
      openedAt: now(),
      acknowledgedAt: null,
      acknowledgedBy: null,
      closedAt: null,
      escalations: [],
      notified: store.onCall.now ? [store.onCall.now] : [],
      deliveries: [
        pending("INBOX", "@ada"),
        pending("CHAT", "#otter-ops"),
        pending("WEBHOOK", "https://hooks.example.edu/otter"),
      ],
      runbookId: alarm.runbookId,
      count: 1,
    };
    store.pages.unshift(page);
    page.deliveries.forEach((each, i) =>
      setTimeout(
        () => {
          Object.assign(each, {
            at: now(),
            state: each.channel === "WEBHOOK" ? "FAILED" : "DELIVERED",
            error: each.channel === "WEBHOOK" ? "503 Service Unavailable after 4 tries." : null,
          });
          broadcast("page", page);
        },
        500 + i * 900,
      ),
    );
    historyOf(store, alarm).unshift({
      id: Date.now(),
      at: now(),
      from: null,
      to: null,
      reason: body.reason,
      value: null,
      by: me(role),
      kind: "TEST",
    });
    broadcast("page", page);
    return ok({ page, deliveries: page.deliveries });
  });

  on("GET", "/teams/{team}/pages", ({ p, q }) => {
    const state = q.get("state");
    return ok({ items: of(p.team).pages.filter((each) => !state || each.state === state) });
  });
  const ack = (page, role) => {
    if (page.state === "OPEN") {
      Object.assign(page, {
        state: "ACKNOWLEDGED",
        acknowledgedAt: now(),
        acknowledgedBy: me(role),
      });
      broadcast("page", page);
    }
    return page;
  };
  const member = (role) => {
    if (role !== "student")
      throw new Refusal(
        403,
        "not-allowed",
        "Not allowed",
        "Only members of the team acknowledge its pages, because it counts as their detection.",
      );
  };
  on("POST", "/pages/{id}/ack", ({ p, role }) => {
    member(role);
    const pages = [...stores.values()].flatMap((store) => store.pages);
    return ok(
      ack(
        must(
          pages.find((each) => each.id === p.id),
          "page",
        ),
        role,
      ),
    );
  });
  on("POST", "/teams/{team}/pages/ack-mine", ({ p, role }) => {
    guard(role);
    const mine = of(p.team).pages.filter(
      (each) => each.state === "OPEN" && each.notified.some((one) => one.id === me(role).id),
    );
    return ok({ items: mine.map((each) => ack(each, role)) });
  });

  on("GET", "/teams/{team}/test-blips", ({ p }) => ok({ items: of(p.team).blips }));
  on("POST", "/teams/{team}/test-blips", ({ p, body, role }) => {
    guard(role);
    const store = of(p.team);
    if (store.blips.some((each) => each.state === "RUNNING"))
      throw new Refusal(409, "conflict", "A blip is running", "Wait until it is over.");
    const blip = {
      id: id(),
      kind: body.kind,
      startedAt: now(),
      until: new Date(Date.now() + body.seconds * 1000).toISOString(),
      by: me(role),
      state: "RUNNING",
      results: [],
    };
    store.blips.unshift(blip);
    setTimeout(() => {
      Object.assign(blip, { state: "DONE", results: ax.BLIPS[0].results });
    }, body.seconds * 1000);
    return ok(blip, 202);
  });

  on("GET", "/teams/{team}/on-call", ({ p }) => ok(of(p.team).onCall));
  const told = (team) => {
    const { now: current, next } = of(team).onCall;
    broadcast("on-call", { team, now: current, next });
  };
  const personOf = (handle) =>
    must(
      Object.values(fx.PEOPLE).find((each) => each.handle === handle),
      "person",
    );
  on("PUT", "/teams/{team}/on-call", ({ p, body, role, match }) => {
    guard(role);
    const duty = of(p.team).onCall;
    fresh(match, duty.version);
    const members = body.rota.members.map(personOf);
    const length = body.rota.shiftHours * 3_600_000;
    const first = Date.parse(body.rota.startsAt);
    const begin = first + Math.floor((Date.now() - first) / length) * length;
    const shifts = members.length
      ? Array.from({ length: Math.ceil((7 * 86_400_000) / length) + 1 }, (_, i) => {
          const from = begin + i * length;
          const turn = Math.round((from - first) / length);
          return {
            person: members[((turn % members.length) + members.length) % members.length],
            from: new Date(from).toISOString(),
            until: new Date(from + length).toISOString(),
            override: false,
          };
        })
      : [];
    Object.assign(duty, body, {
      version: duty.version + 1,
      shifts,
      holes: members.length ? [] : ax.NO_ROTA.holes,
      now: shifts[0]?.person ?? null,
      until: shifts[0]?.until ?? null,
      next: shifts[1]?.person ?? null,
    });
    told(p.team);
    return ok(duty);
  });
  on("POST", "/teams/{team}/on-call/hand-over", ({ p, body, role }) => {
    guard(role);
    const duty = of(p.team).onCall;
    const person = personOf(body.to);
    Object.assign(duty, { now: person, until: body.until });
    duty.shifts = [
      { person, from: now(), until: body.until, override: true },
      ...duty.shifts
        .filter((each) => each.until > body.until)
        .map((each) => (each.from < body.until ? { ...each, from: body.until } : each)),
    ];
    duty.overrides.push({ id: id(), person, from: now(), until: body.until, note: body.note });
    told(p.team);
    return ok(duty);
  });
  on("DELETE", "/teams/{team}/on-call/overrides/{id}", ({ p, role }) => {
    guard(role);
    const duty = of(p.team).onCall;
    duty.overrides = duty.overrides.filter((each) => each.id !== p.id);
    duty.shifts = duty.shifts.map((each) => ({ ...each, override: false }));
    told(p.team);
    return { status: 204 };
  });

  on("GET", "/teams/{team}/silences", ({ p }) => ok({ items: of(p.team).silences }));
  on("POST", "/teams/{team}/silences", ({ p, body, role }) => {
    guard(role);
    reasoned(body.reason);
    const store = of(p.team);
    const meant = store.alarms.filter((each) => body.alarms.includes(each.id));
    const silence = {
      id: id(),
      alarms: meant.map((each) => each.id),
      environment: body.environment,
      from: now(),
      until: body.until,
      reason: body.reason,
      by: me(role),
    };
    store.silences.unshift(silence);
    for (const alarm of meant.length ? meant : store.alarms) {
      alarm.silencedUntil = body.until;
      broadcast("alarm", alarm);
    }
    return ok(silence, 201);
  });
  on("DELETE", "/teams/{team}/silences/{id}", ({ p, role }) => {
    guard(role);
    const store = of(p.team);
    const gone = store.silences.find((each) => each.id === p.id);
    store.silences = store.silences.filter((each) => each.id !== p.id);
    for (const alarm of store.alarms)
      if (!gone.alarms.length || gone.alarms.includes(alarm.id)) {
        alarm.silencedUntil = null;
        broadcast("alarm", alarm);
      }
    return { status: 204 };
  });

  on("GET", "/teams/{team}/routes", ({ p }) => ok(of(p.team).routes));
  on("PUT", "/teams/{team}/routes", ({ p, body, role, match }) => {
    guard(role);
    const routes = of(p.team).routes;
    fresh(match, routes.version);
    const kept = (route) => ({
      ...route,
      webhooks: route.webhooks.map(({ id: own, url, secret }) => ({
        id: own ?? id(),
        url,
        secretSet: Boolean(secret) || own !== null,
      })),
    });
    Object.assign(routes, {
      version: routes.version + 1,
      page: kept(body.page),
      ticket: kept(body.ticket),
    });
    return ok(routes);
  });
  on("POST", "/teams/{team}/routes/test", ({ p, body }) => {
    const { page } = of(p.team).routes;
    const all = [
      ...(page.chat ? [{ ...pending("CHAT", "#otter-ops"), state: "DELIVERED", at: now() }] : []),
      ...(page.inbox ? [{ ...pending("INBOX", "@ada"), state: "DELIVERED", at: now() }] : []),
    ];
    const hooks = page.webhooks
      .filter((each) => !body.webhookId || each.id === body.webhookId)
      .map((each) => ({
        ...pending("WEBHOOK", each.url),
        state: "FAILED",
        at: now(),
        error: "The address answered 503 Service Unavailable.",
      }));
    return ok({ items: body.webhookId ? hooks : [...all, ...hooks] });
  });

  const inbox = (role) => ax.INBOX[role];
  const unread = (role) => inbox(role).filter((each) => !each.read).length;
  on("GET", "/inbox", ({ role }) =>
    ok({ items: inbox(role), unread: unread(role), hasMore: false }),
  );
  on("POST", "/inbox/read", ({ role, body }) => {
    for (const each of inbox(role))
      if (body.ids.length === 0 || body.ids.includes(each.id)) each.read = true;
    broadcast("inbox", { unread: unread(role) });
    return { status: 204 };
  });
}

/** A bad quarter of an hour at the end of a quiet hour, on the scale of the definition. */
function preview(definition) {
  const { source, threshold, periodSeconds } = definition;
  if (source.type === "METRIC" && /\)\s*\)|[({]$/.test(source.query.trim()))
    throw Object.assign(new Error("unexpected ')' at character 12"), {
      status: 422,
      code: "invalid-input",
      title: "The expression cannot be read",
    });
  const unknown = source.type === "METRIC" && /lenght/.test(source.query);
  const end = Math.floor(Date.now() / 1000 / periodSeconds) * periodSeconds * 1000;
  const count = Math.min(360, Math.floor(3600 / periodSeconds));
  const scale = source.type === "BURN_RATE" ? 14.4 : threshold || 1;
  const points = Array.from({ length: count }, (_, i) => {
    const at = end - (count - 1 - i) * periodSeconds * 1000;
    if (unknown) return [at, null];
    const minute = Math.floor((end - at) / 60_000);
    const bad = minute < 7 || (minute > 20 && minute < 26);
    const wave = 0.35 + 0.2 * Math.sin(i / 3);
    return [at, scale * (bad ? 1.4 + wave : wave)];
  });
  const state = (minutes, to, reason) => ({
    at: new Date(end - minutes * 60_000).toISOString(),
    state: to,
    reason,
  });
  return {
    points,
    states: unknown
      ? [state(60, "INSUFFICIENT_DATA", "No datapoint in the last 5 periods.")]
      : [
          state(60, "OK", "0 of the last 5 periods were over the threshold."),
          state(24, "ALARM", "3 of the last 5 periods were over the threshold."),
          state(18, "OK", "2 of the last 5 periods were over the threshold."),
          state(5, "ALARM", "3 of the last 5 periods were over the threshold."),
        ],
    warnings: unknown
      ? ["No bot of this team exports bot_queue_lenght. Did you mean bot_queue_length?"]
      : [],
  };
}
