package dev.firedrill.bot.api;

import dev.firedrill.auth.Principal;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.bot.Tally;
import dev.firedrill.bot.api.deploy.Answers;
import dev.firedrill.bot.api.deploy.DeploymentResource;
import dev.firedrill.bot.api.deploy.DeploymentViews;
import dev.firedrill.bot.api.deploy.PromotionResource;
import dev.firedrill.bot.api.deploy.RollbackResource;
import dev.firedrill.bot.api.freeze.FreezeResource;
import dev.firedrill.bot.api.release.ReleaseResource;
import dev.firedrill.bot.api.settings.ConfigResource;
import dev.firedrill.bot.api.settings.ConfigViews;
import dev.firedrill.bot.deploy.ConfigDeploy;
import dev.firedrill.bot.fleet.BotRoom;
import dev.firedrill.bot.freeze.FreezeDesk;
import dev.firedrill.bot.history.DeploymentDiffs;
import dev.firedrill.course.CourseRole;
import dev.firedrill.course.Person;
import dev.firedrill.course.persistence.CoursePersistence;
import dev.firedrill.team.Team;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.web.testing.Answer;
import dev.firedrill.web.testing.Caller;
import dev.firedrill.web.testing.ResourceHarness;
import dev.firedrill.web.testing.Who;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The delivery API before a bot that is in service, and people who call it. */
final class DeliveryRoom implements AutoCloseable {
  final BotRoom room;
  final ResourceHarness http;
  final Principal student;
  final Principal instructor;
  final Team other;
  final String team;

  DeliveryRoom(TestDatabase database) {
    room = new BotRoom(database).inService();
    TestCourse course = new TestCourse(database.jdbi());
    other = course.team();
    Person ada = CoursePersistence.people(database.jdbi()).find(room.ada).orElseThrow();
    student = Who.is(ada, room.team);
    instructor = Who.is(course.person(CourseRole.INSTRUCTOR), null);
    team = "/teams/" + room.team.slug();
    TeamAccess access = database.teamAccess();
    DeploymentViews views =
        new DeploymentViews(
            database.teams(),
            room.deployments,
            (bot, track, from, to) -> room.users.getOrDefault(track, Tally.NONE),
            room.clock);
    http =
        ResourceHarness.with(
            BotApi.resource(room.fleet, room.desk, views, room.runtime, database.teams(), access),
            new ReleaseResource(
                room.releaseDesk, room.releases, room.deployments, database.teams(), access),
            new DeploymentResource(
                room.desk,
                room.rollback,
                room.deployments,
                new DeploymentDiffs(room.deployments, room.releases, room.configs),
                views,
                access),
            new RollbackResource(room.rollback, views, access),
            new PromotionResource(room.desk, views, access),
            new ConfigResource(
                room.configDesk,
                new ConfigDeploy(
                    room.desk, room.deployments, room.releases, database.transactions()),
                new ConfigViews(room.configs, room.secrets, room.deployments, database.teams()),
                new Answers(views),
                access),
            new FreezeResource(
                new FreezeDesk(
                    room.freezes,
                    database.evidence(),
                    database.transactions(),
                    UUID::randomUUID,
                    room.clock),
                room.freezes,
                database.teams(),
                access,
                room.clock));
  }

  Caller asStudent() {
    return http.as(student);
  }

  Answer upload(Caller caller, byte[] bytes, String query) {
    return caller
        .with("Content-Type", "application/java-archive")
        .send("POST", team + "/releases?" + query, BodyPublishers.ofByteArray(bytes));
  }

  /** Uploads and returns the release's number. */
  int release(String content) {
    return upload(
            asStudent(),
            content.getBytes(StandardCharsets.UTF_8),
            "version=1.1&changeCause=" + content)
        .expect(201)
        .json()
        .at("/number")
        .asInt();
  }

  @Override
  public void close() {
    http.close();
  }
}
