package dev.firedrill.app.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firedrill.app.StartFailure;
import dev.firedrill.app.wiring.Platform;
import dev.firedrill.course.Person;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells the operator where to go: one URL, and one sign-in link for each role. */
final class DemoBanner {
  private static final Duration LINKS_LAST = Duration.ofDays(30);

  private DemoBanner() {}

  static void print(Platform platform, DemoOptions options) {
    DemoCourse.Cast cast = platform.demoCast().orElseThrow();
    URI base = platform.browserUrl();
    Map<String, String> links = new LinkedHashMap<>();
    StringBuilder text = new StringBuilder();
    text.append("\nFiredrill is running at ").append(base).append("\n\n");
    text.append("Sign in as\n");
    line(text, links, "instructor", cast.instructor(), "", link(platform, base, cast.instructor()));
    for (DemoCourse.TeamCast team : cast.teams()) {
      line(
          text,
          links,
          "student-" + team.team().slug(),
          team.student(),
          " of team " + team.team().name(),
          link(platform, base, team.student()));
    }
    line(text, links, "grader", cast.grader(), "", link(platform, base, cast.grader()));
    text.append(
        """

        The bots of %d teams are connecting; synthetic users write to them from now on.
        Bots run as processes of this machine: no security boundary against hostile code.
        Log: %s. Ctrl-C stops everything.
        """
            .formatted(cast.teams().size(), options.data().resolve("logs/server.log")));
    System.out.println(text);
    if (options.linksFile() != null) {
      for (DemoCourse.TeamCast team : cast.teams()) {
        for (Person other : team.others()) {
          links.put(team.team().slug() + "/" + other.handle(), link(platform, base, other));
        }
      }
      links.put("url", base.toString());
      writeLinks(options.linksFile(), links);
    }
  }

  private static String link(Platform platform, URI base, Person person) {
    return base + "/sign-in#token=" + platform.mintLink(person.id(), LINKS_LAST).reveal();
  }

  private static void line(
      StringBuilder text,
      Map<String, String> links,
      String key,
      Person person,
      String belonging,
      String link) {
    String role = key.startsWith("student") ? "student" : key;
    text.append(
        "  %-10s  %s%s%n              %s%n".formatted(role, person.name(), belonging, link));
    links.put(key, link);
  }

  /** For scripts: whole or not at all, and readable by this user only. */
  private static void writeLinks(Path file, Map<String, String> links) {
    try {
      Path directory = file.toAbsolutePath().getParent();
      Path fresh =
          Files.createTempFile(
              directory,
              "links",
              ".json",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(fresh, new ObjectMapper().writeValueAsString(links));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException broken) {
      throw new StartFailure("cannot write the links to " + file, broken);
    }
  }
}
