// Answers of the mock server about delivery: enough behaviour to see every state of the pages.
import * as dx from "./delivery-fixtures.mjs";
import * as fx from "./fixtures.mjs";

const now = () => new Date().toISOString();
const page = (role) => ({ person: fx.SESSIONS[role].person, via: "PAGE", token: null });

export function deliveryRoutes({ on, ok, must, Refusal, broadcast }) {
  const invalid = (detail, violations = []) =>
    new Refusal(422, "invalid-input", "Invalid", detail, { violations });
  const reasoned = (body) => {
    if (!body.reason || body.reason.length < 3) throw invalid("A reason is needed.");
  };
  const mine = (team) => team === "otter";
  const lists = new Map();
  /** Otter's real history; Crane in the middle of a canary; the others have none. */
  const deployments = (team) => {
    if (!lists.has(team)) {
      lists.set(
        team,
        mine(team)
          ? [...dx.DEPLOYMENTS]
          : team === "crane"
            ? [dx.CANARY, ...dx.DEPLOYMENTS].map((each) => ({
                ...each,
                team: fx.ref(fx.teamOf(team)),
              }))
            : [],
      );
    }
    return lists.get(team);
  };
  const releases = (team) => (mine(team) || team === "crane" ? dx.RELEASES : []);

  on("GET", "/teams/{team}/releases", ({ p }) => ok({ items: releases(p.team) }));
  on("POST", "/teams/{team}/releases", ({ q, role }) => {
    if (q.get("fileName").includes("broken"))
      throw invalid(`${q.get("fileName")} is no runnable jar: its manifest names no Main-Class.`);
    const number = dx.RELEASES[0].number + 1;
    const release = {
      ...dx.RELEASES[0],
      number,
      name: `v${number}`,
      version: q.get("version"),
      commit: q.get("commit"),
      changeCause: q.get("changeCause"),
      createdAt: now(),
      createdBy: page(role),
      runningIn: [],
      artifact: { ...dx.RELEASES[1].artifact, fileName: q.get("fileName") },
    };
    dx.RELEASES.unshift(release);
    return ok(release, 201);
  });
  on("DELETE", "/teams/{team}/releases/{number}", ({ p }) => {
    const release = must(
      dx.RELEASES.find((each) => String(each.number) === p.number),
      "release",
    );
    release.deletedAt = now();
    return { status: 204 };
  });

  /** A new deployment goes its way in a few seconds. */
  const begin = (team, role, fields) => {
    const list = deployments(team);
    const { environment } = fields;
    const there = list.filter((each) => each.environment === environment);
    const busy = there.find((each) => ["REQUESTED", "ACCEPTED"].includes(each.state));
    if (busy && fields.kind !== "ROLLBACK")
      throw new Refusal(
        409,
        "deployment-in-progress",
        "A deployment is under way",
        `Deployment ${busy.number} (${busy.release.name}) is under way since ${busy.requestedAt}.`,
        { current: busy },
      );
    if (busy)
      Object.assign(busy, { state: "ABORTED", endedAt: now(), detail: "Overtaken by a rollback." });
    const frozen = dx.FREEZES.find((each) => each.active && each.environment === environment);
    if (frozen && fields.kind !== "ROLLBACK" && !fields.override)
      throw new Refusal(
        409,
        "deploy-frozen",
        "Deployments are frozen",
        `Production is frozen until ${frozen.until}: ${frozen.reason} (${frozen.by.name}).`,
      );
    const current = there.find((each) => each.current);
    const release = must(
      dx.RELEASES.find((each) => each.number === fields.release),
      "release",
    );
    const next = {
      ...dx.DEPLOYMENTS[0],
      team: fx.ref(fx.teamOf(team)),
      environment,
      number: Math.max(0, ...there.map((each) => each.number)) + 1,
      kind: fields.kind,
      strategy: fields.strategy ?? "ROLLING",
      state: "REQUESTED",
      current: false,
      release: {
        number: release.number,
        name: release.name,
        version: release.version,
        digest: release.artifact.digest,
      },
      previous: current?.release ?? null,
      reason: fields.reason,
      by: page(role),
      requestedAt: now(),
      acceptedAt: null,
      effectiveAt: null,
      endedAt: null,
      detail: "Waits for the instance to start.",
      canary: null,
      health: null,
    };
    list.unshift(next);
    const step = (ms, change) =>
      setTimeout(() => {
        if (next.state === "ABORTED") return;
        Object.assign(next, change());
        broadcast("deployment", next);
      }, ms);
    broadcast("deployment", next);
    step(2000, () => ({
      state: "ACCEPTED",
      acceptedAt: now(),
      detail: "Connected; waits until it is steady for 2 s.",
    }));
    step(5000, () => {
      for (const each of there) each.current = false;
      return {
        state: "EFFECTIVE",
        current: true,
        effectiveAt: now(),
        detail: null,
        health: { before: { good: 300, total: 302 }, after: { good: 0, total: 0 } },
      };
    });
    return ok(next, 202);
  };
  on("GET", "/teams/{team}/deployments", ({ p, q }) => {
    const all = deployments(p.team).filter((each) => each.environment === q.get("environment"));
    const before = Number(q.get("before") ?? Infinity);
    const items = all.filter((each) => each.number < before).slice(0, Number(q.get("limit") ?? 20));
    return ok({ items, hasMore: false });
  });
  on("POST", "/teams/{team}/deployments", ({ p, body, role }) => {
    reasoned(body);
    return begin(p.team, role, { ...body, kind: "DEPLOY" });
  });
  on("POST", "/teams/{team}/promote", ({ p, body, role }) => {
    reasoned(body);
    return begin(p.team, role, {
      ...body,
      environment: "PRODUCTION",
      release: 13,
      kind: "PROMOTION",
    });
  });
  on("POST", "/teams/{team}/rollback", ({ p, body, role }) =>
    begin(p.team, role, { ...body, release: body.release ?? 11, kind: "ROLLBACK" }),
  );
  const one = (p) =>
    must(
      deployments(p.team).find(
        (each) => each.environment === p.env && String(each.number) === p.number,
      ),
      "deployment",
    );
  on("POST", "/teams/{team}/deployments/{env}/{number}/promote", ({ p }) => {
    const it = Object.assign(one(p), {
      state: "EFFECTIVE",
      current: true,
      effectiveAt: now(),
      canary: null,
    });
    broadcast("deployment", it);
    return ok(it, 202);
  });
  on("POST", "/teams/{team}/deployments/{env}/{number}/abort", ({ p, body }) => {
    reasoned(body);
    const it = Object.assign(one(p), { state: "ABORTED", endedAt: now(), detail: body.reason });
    broadcast("deployment", it);
    return ok(it, 202);
  });
  on("GET", "/teams/{team}/deployments/{env}/{number}/diff", () => ok(dx.DIFF));

  on("GET", "/freezes", () => ok({ items: dx.FREEZES }));
  on("POST", "/freezes", ({ body, role }) => {
    const freeze = {
      ...body,
      id: crypto.randomUUID(),
      team: body.team ? fx.ref(fx.teamOf(body.team)) : null,
      by: fx.SESSIONS[role].person,
      active: Date.parse(body.from) <= Date.now(),
    };
    dx.FREEZES.push(freeze);
    return ok(freeze, 201);
  });
  on("DELETE", "/freezes/{id}", ({ p }) => {
    dx.FREEZES.splice(
      dx.FREEZES.findIndex((each) => each.id === p.id),
      1,
    );
    return { status: 204 };
  });

  on("GET", "/teams/{team}/config", ({ q }) => ok(dx.CONFIGS[q.get("environment")]));
  on("GET", "/teams/{team}/config/{env}/history", ({ p }) =>
    ok({ items: p.env === "PRODUCTION" ? dx.CONFIG_HISTORY : dx.CONFIG_HISTORY.slice(-1) }),
  );
  const saveConfig = (p, role, match, body, change) => {
    const config = dx.CONFIGS[p.env];
    if (match !== config.version)
      throw new Refusal(
        412,
        "stale-version",
        "Changed meanwhile",
        "Somebody saved a newer configuration.",
        { current: config },
      );
    reasoned(body);
    change(config);
    config.version += 1;
    if (body.deploy === true || body.deploy === "true") config.running = config.version;
    broadcast("config", { team: p.team, environment: p.env, version: config.version });
    return ok(config);
  };
  on("PUT", "/teams/{team}/config/{env}", ({ p, role, match, body }) =>
    saveConfig(p, role, match, body, (config) => {
      config.variables = body.variables;
    }),
  );
  on("PUT", "/teams/{team}/config/{env}/secrets/{name}", ({ p, role, match, body }) =>
    saveConfig(p, role, match, body, (config) => {
      const old = config.secrets.find((each) => each.name === p.name);
      const next = {
        name: p.name,
        version: (old?.version ?? 0) + 1,
        setAt: now(),
        setBy: page(role),
      };
      config.secrets = [...config.secrets.filter((each) => each.name !== p.name), next];
    }),
  );
  on("DELETE", "/teams/{team}/config/{env}/secrets/{name}", ({ p, q, role, match }) =>
    saveConfig(p, role, match, { reason: q.get("reason"), deploy: q.get("deploy") }, (config) => {
      config.secrets = config.secrets.filter((each) => each.name !== p.name);
    }),
  );

  on("GET", "/tokens", () => ok({ items: dx.TOKENS }));
  on("POST", "/tokens", ({ body, role }) => {
    const token = {
      id: crypto.randomUUID(),
      name: body.name,
      kind: body.kind,
      team: body.team ? fx.ref(fx.teamOf(body.team)) : null,
      createdAt: now(),
      createdBy: fx.SESSIONS[role].person,
      expiresAt: new Date(Date.now() + body.expiresInDays * 86_400_000).toISOString(),
      lastUsedAt: null,
    };
    dx.TOKENS.unshift(token);
    return ok(
      {
        ...token,
        secret: `${body.kind === "CI" ? "fdc" : "fdp"}_7Qm2xV9kLp4TzR8sYc1NwB6hGd3JfA5e`,
      },
      201,
    );
  });
  on("DELETE", "/tokens/{id}", ({ p }) => {
    dx.TOKENS.splice(
      dx.TOKENS.findIndex((each) => each.id === p.id),
      1,
    );
    return { status: 204 };
  });

  on("GET", "/teams/{team}/bots/{env}/log", ({ q }) => {
    const after = Number(q.get("after") ?? 0);
    const last = fx.LOG.at(-1);
    for (
      let seq = last.seq + 1, at = Date.parse(last.at) + 1000;
      at < Date.now();
      seq++, at += 1000
    )
      fx.LOG.push({
        seq,
        at: new Date(at).toISOString(),
        text:
          seq % 7
            ? `INFO  answered duty query in ${90 + ((seq * 37) % 60)} ms`
            : "WARN  directory took 1612 ms (limit none)",
      });
    const lines =
      after === 0
        ? fx.LOG.slice(-Number(q.get("lines") ?? 200))
        : fx.LOG.filter((line) => line.seq > after);
    return ok({ lines, next: fx.LOG.at(-1).seq });
  });
  on("GET", "/teams/{team}/bots/{env}/console", ({ p, q }) =>
    ok({
      items:
        p.env === "PRODUCTION" && p.team !== "lynx"
          ? dx.EXCHANGES.slice(0, Number(q.get("limit") ?? 200))
          : [],
    }),
  );
  on("POST", "/teams/{team}/bots/{env}/console/{id}/replay", ({ p }) => {
    const old = must(
      dx.EXCHANGES.find((each) => each.id === p.id),
      "exchange",
    );
    const next = dx.exchange(0, { title: old.title, kind: old.kind, replayOf: old.id });
    dx.EXCHANGES.unshift(next);
    return ok(next, 202);
  });
  if (!process.env.STILL) {
    setInterval(() => {
      dx.EXCHANGES.unshift(dx.exchange(0));
      dx.EXCHANGES.splice(200);
      broadcast("console", {
        team: "otter",
        environment: "PRODUCTION",
        newest: dx.EXCHANGES[0].id,
      });
    }, 4_000);
  }

  const F = "/teams/{team}/flags/{env}/{key}";
  const flagsOf = (p) => fx.FLAGS[`${p.team}/${p.env}`];
  const flagAt = (p) =>
    must(
      flagsOf(p)?.find((each) => each.key === p.key),
      "flag",
    );
  const change = (p, role, body, fields) => {
    reasoned(body);
    const flag = flagAt(p);
    Object.assign(flag, fields(flag), {
      reason: body.reason,
      version: flag.version + 1,
      changedAt: now(),
      changedBy: fx.SESSIONS[role].person,
    });
    broadcast("flag", { ...flag, team: fx.ref(fx.teamOf(p.team)), environment: p.env });
    return ok(flag);
  };
  const fresh = (p, match) => {
    if (match !== flagAt(p).version)
      throw new Refusal(
        412,
        "stale-version",
        "Changed meanwhile",
        "Somebody changed this flag; look again.",
        { current: flagAt(p) },
      );
  };
  on("POST", "/teams/{team}/flags/{env}", ({ p, body, role }) => {
    reasoned(body);
    const flag = {
      ...flagsOf(p)[0],
      key: body.key,
      description: body.description,
      variants: body.definition.variants,
      defaultVariant: body.definition.defaultVariant,
      on: false,
      version: 1,
      changedAt: now(),
      changedBy: fx.SESSIONS[role].person,
      reason: body.reason,
      exposure: {},
      schedule: [],
    };
    flagsOf(p).push(flag);
    return ok(flag, 201);
  });
  on("DELETE", F, ({ p, q, match }) => {
    fresh(p, match);
    Object.assign(flagAt(p), { archived: true, reason: q.get("reason") });
    return { status: 204 };
  });
  on("PUT", `${F}/definition`, ({ p, body, role, match }) => {
    fresh(p, match);
    return change(p, role, body, () => ({
      enabled: body.definition.state === "ENABLED",
      variants: body.definition.variants,
      defaultVariant: body.definition.defaultVariant,
      targeting: body.definition.targeting ?? null,
      rollout: null,
    }));
  });
  on("PUT", `${F}/rollout`, ({ p, body, role, match }) => {
    fresh(p, match);
    return change(p, role, body, () => ({ rollout: body.rollout }));
  });
  on("POST", `${F}/kill`, ({ p, body, role }) =>
    change(p, role, body, () => ({ enabled: false, on: false })),
  );
  on("POST", `${F}/revive`, ({ p, body, role }) =>
    change(p, role, body, () => ({ enabled: true, on: true })),
  );
  on("POST", `${F}/schedule`, ({ p, body, role }) =>
    change(p, role, body, (flag) => ({
      schedule: [
        ...flag.schedule,
        { ...body, id: crypto.randomUUID(), by: fx.SESSIONS[role].person },
      ],
    })),
  );
  on("DELETE", `${F}/schedule/{id}`, ({ p }) => {
    const flag = flagAt(p);
    flag.schedule = flag.schedule.filter((each) => each.id !== p.id);
    return ok(flag);
  });
  on("POST", `${F}/evaluate`, ({ p, body }) => {
    const flag = flagAt(p);
    if (!flag.enabled)
      return ok({ variant: null, value: null, reason: "DISABLED", user: body.user });
    const on25 = flag.rollout && (body.user ?? "").length % 4 === 0;
    const variant = flag.rollout ? (on25 ? "on" : "off") : flag.defaultVariant;
    return ok({
      variant,
      value: flag.variants[variant],
      reason: flag.rollout ? "SPLIT" : "STATIC",
      user: body.user,
    });
  });
  on("GET", `${F}/history`, ({ p }) => {
    const flag = flagAt(p);
    const base = { state: "ENABLED", variants: flag.variants, defaultVariant: "off" };
    const split = (share) => ({
      ...base,
      targeting: { fractional: [{ var: "user" }, ["on", share], ["off", 100 - share]] },
    });
    return ok({
      items: [
        {
          version: 3,
          at: fx.ago(4000),
          by: fx.PEOPLE.ada,
          reason: "A quarter is fine so far",
          definition: split(25),
          before: split(5),
        },
        {
          version: 2,
          at: fx.ago(8000),
          by: fx.PEOPLE.cy,
          reason: "Start small",
          definition: split(5),
          before: base,
        },
        {
          version: 1,
          at: fx.ago(90_000),
          by: null,
          reason: "From the template",
          definition: base,
          before: null,
        },
      ],
    });
  });
  on("GET", "/teams/{team}/flags/{env}/export", ({ p }) =>
    ok({
      flags: Object.fromEntries(
        flagsOf(p).map((flag) => [
          flag.key,
          {
            state: flag.enabled ? "ENABLED" : "DISABLED",
            variants: flag.variants,
            defaultVariant: flag.defaultVariant,
            targeting: flag.targeting ?? {},
          },
        ]),
      ),
    }),
  );
  on("POST", "/teams/{team}/flags/{env}/import", ({ p, q, text }) => {
    const flags = JSON.parse(text).flags;
    if (!flags)
      throw invalid("The file has no flags.", [
        { field: "line 1, column 1", message: "“flags” is missing." },
      ]);
    const known = flagsOf(p).map((flag) => flag.key);
    const changes = [...new Set([...known, ...Object.keys(flags)])].sort().map((key) => ({
      key,
      change: !flags[key]
        ? "REMOVED"
        : !known.includes(key)
          ? "ADDED"
          : key === "duty-cache"
            ? "CHANGED"
            : "SAME",
      before: known.includes(key) ? { state: "ENABLED", defaultVariant: "on" } : null,
      after: flags[key] ?? null,
    }));
    return ok({ changes, applied: q.get("dryRun") !== "true" });
  });
}
