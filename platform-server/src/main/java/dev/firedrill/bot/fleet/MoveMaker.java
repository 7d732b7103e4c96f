package dev.firedrill.bot.fleet;

import dev.firedrill.bot.Author;
import dev.firedrill.bot.BotRuntime;
import dev.firedrill.bot.InstanceId;
import dev.firedrill.bot.deploy.Deployment;
import dev.firedrill.bot.deploy.DeploymentBook;
import dev.firedrill.bot.release.Programs;
import dev.firedrill.bot.rollout.Move;
import dev.firedrill.team.TeamEnvironment;
import java.time.InstantSource;
import java.util.Map;

/** Makes the moves that were decided: the only place where a rollout has effects. */
final class MoveMaker {
  private final DeploymentBook book;
  private final InstanceStarter starter;
  private final BotRuntime runtime;
  private final BotRuntime.Listener listener;
  private final Traffic traffic;
  private final InstanceMemory memory;
  private final InstantSource clock;

  MoveMaker(
      DeploymentBook book,
      InstanceStarter starter,
      BotRuntime runtime,
      BotRuntime.Listener listener,
      Traffic traffic,
      InstanceMemory memory,
      InstantSource clock) {
    this.book = book;
    this.starter = starter;
    this.runtime = runtime;
    this.listener = listener;
    this.traffic = traffic;
    this.memory = memory;
    this.clock = clock;
  }

  /** Whether something was written down, so that the situation is another one. */
  boolean make(Move move, TeamEnvironment bot) {
    return switch (move) {
      case Move.Start(Deployment deployment) -> start(deployment);
      case Move.Stop(long deployment) -> {
        runtime.stop(new InstanceId(bot, deployment));
        yield false;
      }
      case Move.Accept(Deployment candidate) ->
          switch (starter.program(candidate)) {
            case Programs.Found.Ready _ -> book.accept(candidate).isPresent();
            case Programs.Found.Refused(String why) -> book.fail(candidate, why).isPresent();
          };
      case Move.MakeCurrent(Deployment candidate, String verdict) -> {
        // Traffic first: when "effective" is read, it is true. A commit that fails is followed by a
        // pass that sets the traffic back.
        traffic.split(bot, Map.of(candidate.track(), 100));
        yield book.makeCurrent(candidate, verdict, Author.PLATFORM).isPresent();
      }
      case Move.Fail(Deployment candidate, String why) -> book.fail(candidate, why).isPresent();
      case Move.Abort(Deployment candidate, String why, Deployment.Canary seen) -> {
        book.look(candidate, seen);
        yield book.abort(candidate, why, Author.PLATFORM).isPresent();
      }
      case Move.Step(Deployment candidate, Deployment.Canary next) ->
          book.step(candidate, next).isPresent();
      case Move.Look(Deployment candidate, Deployment.Canary seen) ->
          book.look(candidate, seen).isPresent();
    };
  }

  private boolean start(Deployment deployment) {
    return switch (starter.program(deployment)) {
      case Programs.Found.Ready(var program) -> {
        memory.starting(deployment.instance(), clock.instant());
        starter.start(deployment, program, listener);
        yield false;
      }
      case Programs.Found.Refused(String why) -> {
        memory.starting(deployment.instance(), clock.instant());
        memory.exited(deployment.instance(), why, clock.instant());
        yield deployment.isInProgress() && book.fail(deployment, why).isPresent();
      }
    };
  }
}
