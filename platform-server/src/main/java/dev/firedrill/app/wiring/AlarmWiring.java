package dev.firedrill.app.wiring;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.live.LiveAudience;
import dev.firedrill.live.LiveEvent;
import dev.firedrill.live.LiveFeed;
import dev.firedrill.notify.DeliveryEnded;
import dev.firedrill.team.TeamId;
import dev.firedrill.telemetry.AlarmChanged;
import dev.firedrill.telemetry.BotScraped;
import dev.firedrill.telemetry.OnCallChanged;
import dev.firedrill.telemetry.PageChanged;
import dev.firedrill.telemetry.UserSli;
import dev.firedrill.telemetry.alarm.AlarmDesk;
import dev.firedrill.telemetry.alarm.AlarmStore;
import dev.firedrill.telemetry.alarm.evaluation.AlarmPreview;
import dev.firedrill.telemetry.alarm.evaluation.AlarmTick;
import dev.firedrill.telemetry.alarm.evaluation.AlarmWatch;
import dev.firedrill.telemetry.alarm.evaluation.Evaluator;
import dev.firedrill.telemetry.alarm.evaluation.Measures;
import dev.firedrill.telemetry.alarm.evaluation.Transitions;
import dev.firedrill.telemetry.alarm.persistence.AlarmPersistence;
import dev.firedrill.telemetry.api.TelemetryRoutes;
import dev.firedrill.telemetry.api.alarm.AlarmExampleResource;
import dev.firedrill.telemetry.api.alarm.AlarmListResource;
import dev.firedrill.telemetry.api.alarm.AlarmPreviewResource;
import dev.firedrill.telemetry.api.alarm.AlarmResource;
import dev.firedrill.telemetry.api.alarm.AlarmRoutes;
import dev.firedrill.telemetry.api.alarm.AlarmViews;
import dev.firedrill.telemetry.api.paging.OnCallResource;
import dev.firedrill.telemetry.api.paging.OnCallViews;
import dev.firedrill.telemetry.api.paging.PageResource;
import dev.firedrill.telemetry.api.paging.PageViews;
import dev.firedrill.telemetry.api.paging.PagesResource;
import dev.firedrill.telemetry.api.paging.SilencesResource;
import dev.firedrill.telemetry.api.trial.BlipResource;
import dev.firedrill.telemetry.commands.PagingCommands;
import dev.firedrill.telemetry.paging.OnCallDesk;
import dev.firedrill.telemetry.paging.OnCallStore;
import dev.firedrill.telemetry.paging.PageBundler;
import dev.firedrill.telemetry.paging.PageDesk;
import dev.firedrill.telemetry.paging.PageNotices;
import dev.firedrill.telemetry.paging.PageStore;
import dev.firedrill.telemetry.paging.Pager;
import dev.firedrill.telemetry.paging.SilenceDesk;
import dev.firedrill.telemetry.paging.SilenceStore;
import dev.firedrill.telemetry.paging.persistence.PagingPersistence;
import dev.firedrill.telemetry.trial.AlarmTrial;
import dev.firedrill.telemetry.trial.BlipDesk;
import dev.firedrill.telemetry.trial.Disturbance;
import dev.firedrill.telemetry.trial.RunsNow;
import dev.firedrill.workspace.SlashCommand;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.ToIntFunction;

/** Alarms, pages and who is on call. */
record AlarmWiring(
    AlarmStore alarms,
    PageStore pages,
    AlarmViews alarmViews,
    PageViews pageViews,
    OnCallViews onCallViews,
    OnCallDesk onCall,
    PageDesk pageDesk,
    List<SlashCommand> commands,
    List<Object> resources) {
  /** What other features bring. */
  record Ports(BiPredicate<PersonId, TeamId> mayOperate, Disturbance disturbance, RunsNow runs) {}

  static AlarmWiring on(
      Foundation f, TelemetryWiring telemetry, UserSli users, NotifyWiring notify, Ports ports) {
    AlarmStore alarms = AlarmPersistence.alarms(f.jdbi());
    PageStore pages = PagingPersistence.pages(f.jdbi());
    SilenceStore silences = PagingPersistence.silences(f.jdbi());
    OnCallStore rotas = PagingPersistence.onCall(f.jdbi());
    PageNotices notices =
        new PageNotifications(
            notify.outbox(), notify.store(), notify.routes(), notify.words(), f.teams());
    Pager pager =
        new Pager(pages, silences, rotas, f.teams(), notices, f.evidence(), f.events(), f.ids());
    PageDesk pageDesk =
        new PageDesk(
            pages, silences, rotas, f.teams(), pager, notices, f.transactions(), f.clock());
    PageBundler bundler =
        new PageBundler(pages, rotas, f.teams(), pager, notices, f.transactions(), f.clock());
    OnCallDesk onCall =
        new OnCallDesk(
            rotas, f.teams(), f.evidence(), f.transactions(), f.events(), f.ids(), f.clock());
    SilenceDesk silenceDesk =
        new SilenceDesk(
            silences, alarms, f.evidence(), f.transactions(), f.events(), f.ids(), f.clock());
    Measures measures =
        new Measures(telemetry.metrics(), telemetry.expressions(), telemetry.logs(), users);
    Transitions transitions =
        new Transitions(alarms, pager, f.evidence(), f.transactions(), f.events());
    AlarmPreview preview = new AlarmPreview(measures, alarms, f.clock());
    BlipDesk blips =
        new BlipDesk(
            AlarmPersistence.blips(f.jdbi()),
            alarms,
            preview,
            ports.disturbance(),
            ports.runs(),
            f.transactions(),
            f.ids(),
            f.clock());
    AlarmWatch watch =
        new AlarmWatch(alarms, new Evaluator(measures, f.clock().instant()), transitions);
    f.events()
        .subscribe(
            AlarmChanged.class,
            changed -> {
              // Of the states the watch knows itself, because it moved them.
              if (changed.from() == changed.to()) {
                watch.changed();
              }
            });
    f.events().subscribe(BotScraped.class, scraped -> watch.arrived(scraped.bot(), scraped.at()));
    f.backgrounds()
        .add(
            "alarms",
            new AlarmTick(
                watch,
                List.of(
                    chore(2, _ -> bundler.tellDue()),
                    chore(2, transitions::pageAfterSilence),
                    chore(2, _ -> pageDesk.escalateOverdue()),
                    chore(5, blips::finishOver)),
                f.clock()));
    AlarmDesk desk =
        new AlarmDesk(
            alarms,
            measures,
            pager::withdrawn,
            f.evidence(),
            f.transactions(),
            f.events(),
            f.ids(),
            f.clock());
    AlarmTrial trial =
        new AlarmTrial(alarms, pager, f.evidence(), f.transactions(), f.events(), f.clock());
    TelemetryRoutes routes = new TelemetryRoutes(f.access());
    AlarmViews views = new AlarmViews(watch, silences, f.teams(), f.clock());
    PageViews pageViews = new PageViews(notices, f.teams());
    OnCallViews onCallViews = new OnCallViews(onCall, f.teams(), pageViews, f.clock());
    AlarmRoutes alarmRoutes = new AlarmRoutes(routes, alarms, views);
    return new AlarmWiring(
        alarms,
        pages,
        views,
        pageViews,
        onCallViews,
        onCall,
        pageDesk,
        PagingCommands.all(
            new PagingCommands.Services(
                pages, pageDesk, onCall, silenceDesk, alarms, f.teams(), f.clock()),
            ports.mayOperate()),
        List.of(
            new AlarmListResource(alarmRoutes, desk),
            new AlarmExampleResource(alarmRoutes),
            new AlarmPreviewResource(alarmRoutes, preview, measures),
            new AlarmResource(alarmRoutes, desk, trial, pageViews),
            new PagesResource(routes, pages, pageDesk, pageViews),
            new PageResource(f.access(), pages, pageDesk, pageViews),
            new OnCallResource(routes, onCall, onCallViews, f.teams()),
            new SilencesResource(routes, silenceDesk, pageViews),
            new BlipResource(routes, blips, f.teams())));
  }

  /** Tells pages what changed. */
  void live(Foundation f, LiveFeed feed) {
    f.events()
        .subscribe(
            AlarmChanged.class,
            changed ->
                alarms
                    .get(changed.alarm())
                    .ifPresent(alarm ->
                        feed.publish(
                            LiveEvent.of(
                                    "alarm",
                                    new LiveAudience.TeamAndStaff(alarm.team()),
                                    alarmViews.of(alarm))
                                .forProjectorsToo())));
    f.events().subscribe(PageChanged.class, changed -> page(feed, changed.page()));
    f.events().subscribe(DeliveryEnded.class, ended -> page(feed, ended.subject()));
    f.events()
        .subscribe(
            OnCallChanged.class,
            changed ->
                feed.publish(
                    LiveEvent.of(
                            "on-call",
                            new LiveAudience.TeamAndStaff(changed.team()),
                            onCallViews.live(changed.team()))
                        .coalescedBy("on-call:" + changed.team())));
  }

  private void page(LiveFeed feed, UUID id) {
    pages
        .find(id)
        .ifPresent(page ->
            feed.publish(
                LiveEvent.of(
                    "page", new LiveAudience.TeamAndStaff(page.team()), pageViews.of(page))));
  }

  /** How many there were is not asked. */
  private static AlarmTick.Chore chore(int every, ToIntFunction<Instant> work) {
    return new AlarmTick.Chore(
        every,
        now -> {
          int _ = work.applyAsInt(now);
        });
  }
}
