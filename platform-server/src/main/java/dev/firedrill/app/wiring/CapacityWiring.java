package dev.firedrill.app.wiring;

import dev.firedrill.app.config.BotsConfiguration;
import dev.firedrill.bot.Author;
import dev.firedrill.bot.BotRuntime;
import dev.firedrill.bot.deploy.DeployOutcome;
import dev.firedrill.bot.deploy.DeploymentDesk;
import dev.firedrill.bot.size.BotSize;
import dev.firedrill.bot.size.BotSizes;
import dev.firedrill.capacity.CapacityDesk;
import dev.firedrill.capacity.CapacityRules;
import dev.firedrill.capacity.Restarts;
import dev.firedrill.capacity.RunningUsage;
import dev.firedrill.capacity.Size;
import dev.firedrill.capacity.Sizes;
import dev.firedrill.capacity.UsageMinutes;
import dev.firedrill.capacity.UsageSampler;
import dev.firedrill.capacity.UserLoad;
import dev.firedrill.capacity.WhatIf;
import dev.firedrill.capacity.api.CapacityResource;
import dev.firedrill.capacity.api.CapacityView;
import dev.firedrill.capacity.api.CapacityViews;
import dev.firedrill.capacity.api.ForecastResource;
import dev.firedrill.capacity.forecast.ForecastDesk;
import dev.firedrill.capacity.persistence.CapacityPersistence;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.kernel.Ticker;
import dev.firedrill.slo.Slis;
import dev.firedrill.slo.objective.ObjectiveBook;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** How large bots are and what they use. */
record CapacityWiring(CapacityDesk desk, List<Object> resources) {
  private static final Duration EVERY = Duration.ofSeconds(10);

  static CapacityWiring on(Foundation f, BotWiring bots, SloWiring slo, ObjectiveBook book) {
    Sizes sizes = CapacityPersistence.sizes(f.jdbi());
    UsageMinutes usage = CapacityPersistence.usage(f.jdbi());
    CapacityRules rules =
        new CapacityRules(
            f.configuration().getCapacity().units(), f.configuration().getBots().memoryMegabytes());
    UserLoad load = load(slo.slis());
    CapacityDesk desk =
        new CapacityDesk(
            sizes, rules, restarts(bots.desk()), f.evidence(), f.transactions(), f.clock());
    ForecastDesk forecasts =
        new ForecastDesk(
            CapacityPersistence.forecasts(f.jdbi()),
            sizes,
            rules,
            load,
            bot -> book.of(bot).target().value(),
            f.evidence(),
            f.transactions(),
            f.ids(),
            f.clock());
    CapacityViews views =
        new CapacityViews(
            desk,
            forecasts,
            usage,
            load,
            size -> limits(size, f.configuration().getBots()),
            f.teams());
    f.backgrounds()
        .add(
            "bot usage",
            new Ticker(
                "bot-usage", EVERY, sampling(new UsageSampler(running(bots.runtime()), usage), f)));
    return new CapacityWiring(
        desk,
        List.of(
            new CapacityResource(f.access(), desk, new WhatIf(usage, load, desk), views, f.clock()),
            new ForecastResource(f.access(), forecasts, views)));
  }

  /** What teams chose, for whoever starts bots. */
  static BotSizes sizes(Foundation f) {
    Sizes sizes = CapacityPersistence.sizes(f.jdbi());
    return bot -> sizes.newest(bot).map(size -> new BotSize(size.memoryMiB(), size.cpuPercent()));
  }

  private static Runnable sampling(UsageSampler sampler, Foundation f) {
    return () -> {
      var now = f.clock().instant();
      sampler.sample(now);
      boolean isNewHour = now.truncatedTo(ChronoUnit.HOURS).plus(EVERY).isAfter(now);
      if (isNewHour) {
        sampler.forgetOld(now);
      }
    };
  }

  private static RunningUsage running(BotRuntime runtime) {
    return () ->
        runtime.usage().stream()
            .map(used ->
                new RunningUsage.Instance(
                    used.instance().bot(),
                    used.instance().toString(),
                    used.cpuMillis(),
                    used.residentBytes()))
            .toList();
  }

  private static UserLoad load(Slis slis) {
    Duration minute = Duration.ofMinutes(1);
    return (bot, from, to) ->
        slis.points(bot, from.truncatedTo(ChronoUnit.MINUTES), to, minute).stream()
            .map(point ->
                new UserLoad.Minute(
                    point.at(), point.total() / 60.0, point.good(), point.total(), point.p95Ms()))
            .toList();
  }

  static Restarts restarts(DeploymentDesk desk) {
    return (bot, reason, by) -> {
      Author author = by == null ? Author.PLATFORM : Author.onPage(by);
      switch (desk.restart(bot, reason, author)) {
        case DeployOutcome.Done _ -> {}
        case DeployOutcome.Busy(var busy) ->
            throw new Failure(
                ProblemCode.DEPLOYMENT_IN_PROGRESS,
                "Deployment %d is in progress in %s, so the bot cannot be restarted with another size: wait for it, or abort it."
                    .formatted(busy.number(), bot.environment().word()));
      }
    };
  }

  private static CapacityView.LimitsView limits(Size size, BotsConfiguration usual) {
    BotSize applied = new BotSize(size.memoryMiB(), size.cpuPercent());
    boolean isUsual = size.change() == null;
    int heap = isUsual ? usual.heapMegabytes() : applied.heapMebibytes();
    return new CapacityView.LimitsView(
        (long) size.memoryMiB() << 20,
        (long) heap << 20,
        isUsual ? usual.limits().cpu().busyCores() : applied.cores(),
        "A bot that uses more memory is ended and started anew; a JVM gets a heap of %d MiB. Bots run as processes here, which cannot be held to a share of the processor: one that uses more on the average of a minute runs from then on only when nobody else wants to, until it is started again."
            .formatted(heap));
  }
}
