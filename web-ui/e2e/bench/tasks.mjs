// How long the main thread of a page was busy at a stretch, from the browser's own trace.

/** Nearest rank: of 200 values the p99 is the 198th. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.length === 0 ? null : sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
}

/** Durations in milliseconds, of the wall and of the processor, of the tasks of the page's main thread. */
export function mainThreadTasks(trace) {
  const { traceEvents } = JSON.parse(trace.toString("utf8"));
  const mains = new Set(
    traceEvents
      .filter((event) => event.name === "thread_name" && event.args?.name === "CrRendererMain")
      .map((event) => `${event.pid}/${event.tid}`),
  );
  const painters = traceEvents.filter((event) => event.name === "FireAnimationFrame" || event.name === "FunctionCall");
  const busy = new Map();
  for (const event of painters) {
    const thread = `${event.pid}/${event.tid}`;
    if (mains.has(thread)) busy.set(thread, (busy.get(thread) ?? 0) + 1);
  }
  const page = [...busy].sort((a, b) => b[1] - a[1])[0]?.[0];
  return traceEvents
    .filter((event) => event.name === "RunTask" && event.ph === "X" && `${event.pid}/${event.tid}` === page)
    .map((event) => ({ wall: event.dur / 1000, cpu: (event.tdur ?? event.dur) / 1000 }));
}

/** Records what the page does while `work` goes on. */
export async function tasksDuring(browser, page, work) {
  await browser.startTracing(page, { categories: ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"] });
  await work();
  return mainThreadTasks(await browser.stopTracing());
}

/**
 * Tasks of under a tenth of a millisecond are the browser's own housekeeping and would flatter the quantiles. The processor's time tells what
 * the page costs where the machine has other work.
 */
export function summary(tasks) {
  const real = tasks.filter(({ cpu }) => cpu >= 0.1);
  const wall = real.map((task) => task.wall);
  const cpu = real.map((task) => task.cpu);
  const round = (ms) => (ms === null ? null : Math.round(ms * 10) / 10);
  return {
    tasks: real.length,
    p50Ms: round(quantile(wall, 0.5)),
    p99Ms: round(quantile(wall, 0.99)),
    maxMs: round(quantile(wall, 1)),
    over50Ms: wall.filter((ms) => ms > 50).length,
    cpuP50Ms: round(quantile(cpu, 0.5)),
    cpuP99Ms: round(quantile(cpu, 0.99)),
    cpuMaxMs: round(quantile(cpu, 1)),
  };
}
