package dev.firedrill.incident;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firedrill.incident.chat.Mrkdwn;
import dev.firedrill.incident.role.IncidentRole;
import dev.firedrill.incident.role.RoleCard;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.Member;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import dev.firedrill.workspace.Channel;
import dev.firedrill.workspace.ChannelId;
import dev.firedrill.workspace.ChannelKind;
import dev.firedrill.workspace.NewMessage;
import dev.firedrill.workspace.UserId;
import dev.firedrill.workspace.Workspaces;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the team's chat is told of an incident, in the name of the platform. */
final class Announcements {
  private static final Pattern NOT_A_WORD = Pattern.compile("[^a-z0-9]+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern HYPHENS_AROUND = Pattern.compile("^-+|-+$");
  private static final int SLUG_AT_MOST = 40;
  private static final JsonMapper JSON = new JsonMapper();

  private final Workspaces workspaces;
  private final Teams teams;

  Announcements(Workspaces workspaces, Teams teams) {
    this.workspaces = workspaces;
    this.teams = teams;
  }

  /** Makes the incident's channel with every member of the team in it. */
  Channel openChannel(TeamId team, int number, String title, Severity severity) {
    List<UserId> members =
        teams.members(team).stream().map(member -> workspaces.userOf(team, member.id())).toList();
    return workspaces.createChannel(
        team,
        channelName(number, title),
        "INC-" + number + " · " + severity + " · " + title,
        ChannelKind.INCIDENT,
        members);
  }

  static String channelName(int number, String title) {
    String plain = MARKS.matcher(Normalizer.normalize(title, Normalizer.Form.NFD)).replaceAll("");
    String slug = NOT_A_WORD.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
    String trimmed = HYPHENS_AROUND.matcher(slug).replaceAll("");
    String cut = trimmed.length() > SLUG_AT_MOST ? trimmed.substring(0, SLUG_AT_MOST) : trimmed;
    String name = HYPHENS_AROUND.matcher(cut).replaceAll("");
    return name.isEmpty() ? "inc-" + number : "inc-" + number + "-" + name;
  }

  void declared(Incident incident) {
    String who = mention(incident.team(), incident.declaredBy());
    String head = head(incident);
    String due =
        incident
            .severity()
            .cadence()
            .map(cadence -> "The first update is due within " + cadence.toMinutes() + " min.")
            .orElse("No update cadence is asked for at this severity.");
    String card =
        who
            + " declared this incident and commands it.\n"
            + due
            + "\n`/incident update` tells others, `/incident role comms @handle` hands out"
            + " roles, `/incident resolve` ends it.";
    post(incident, incident.channel(), head + "\n" + card, blocks(incident, card));
    post(
        incident,
        workspaces.opsChannel(incident.team()).id(),
        head + " declared by " + who + ". It is handled in <#" + incident.channel() + ">.",
        null);
    card(incident, IncidentRole.INCIDENT_COMMANDER, incident.declaredBy());
  }

  /** Tells whoever got a role, and nobody else, what it is about. */
  private void card(Incident incident, IncidentRole role, PersonId person) {
    UserId holder = workspaces.userOf(incident.team(), person);
    workspaces.postEphemeral(
        NewMessage.of(
            incident.channel(),
            workspaces.platformUser(incident.team()),
            RoleCard.of(role).text(incident.label())),
        holder);
  }

  void updated(Incident incident, Incident.Update update) {
    String text =
        "*Update* by "
            + mention(incident.team(), update.by())
            + " · "
            + incident.status().label()
            + "\n"
            + Mrkdwn.escape(update.text())
            + details(incident, update);
    if (update.inRoom()) {
      post(incident, incident.channel(), text, null);
    }
    if (update.toStakeholders()) {
      post(incident, stakeholders(incident.team()).id(), head(incident) + "\n" + text, null);
    }
  }

  private static String details(Incident incident, Incident.Update update) {
    String impact = update.impact() == null ? "" : "\n*Impact* " + Mrkdwn.escape(update.impact());
    Instant due = incident.nextUpdateDueAt();
    return update.nextUpdateMinutes() == null || due == null
        ? impact
        : impact + "\n*Next update* by " + Mrkdwn.time(due);
  }

  /** Where those are told who have a stake in the service; made when first needed. */
  private Channel stakeholders(TeamId team) {
    String name = teams.get(team).slug().value() + "-stakeholders";
    return workspaces
        .channelByName(team, name)
        .orElseGet(() ->
            workspaces.createChannel(
                team,
                name,
                "What customers, support and management are told",
                ChannelKind.OTHER,
                teams.members(team).stream()
                    .map(member -> workspaces.userOf(team, member.id()))
                    .toList()));
  }

  void resolved(Incident incident, Incident.Update last) {
    String text =
        head(incident) + " is resolved, says " + mention(incident.team(), last.by()) + ".";
    String said = last.text().isEmpty() ? "" : "\n" + Mrkdwn.escape(last.text());
    post(incident, incident.channel(), text + said, null);
    post(incident, workspaces.opsChannel(incident.team()).id(), text + said, null);
    if (last.toStakeholders()) {
      post(incident, stakeholders(incident.team()).id(), text + said, null);
    }
  }

  void assigned(Incident incident, IncidentRole role, PersonId person) {
    String text =
        mention(incident.team(), person) + " is now " + role.label().toLowerCase(Locale.ROOT) + ".";
    post(incident, incident.channel(), text, null);
    card(incident, role, person);
  }

  void handedOver(Incident incident, IncidentRole role, PersonId from, PersonId to, String note) {
    String text =
        mention(incident.team(), from)
            + " handed over to "
            + mention(incident.team(), to)
            + ", who is now "
            + role.label().toLowerCase(Locale.ROOT)
            + ".\n"
            + Mrkdwn.escape(note);
    post(incident, incident.channel(), text, null);
    card(incident, role, to);
  }

  void severityChanged(Incident before, Incident after, PersonId by, String why) {
    String text =
        head(after)
            + " was "
            + before.severity()
            + " until now, says "
            + mention(after.team(), by)
            + ": "
            + Mrkdwn.escape(why);
    post(after, after.channel(), text, null);
    post(after, workspaces.opsChannel(after.team()).id(), text, null);
  }

  void taskChanged(Incident incident, String sentence) {
    post(incident, incident.channel(), Mrkdwn.escape(sentence), null);
  }

  void reopened(Incident incident, PersonId by, String why) {
    String text =
        head(incident)
            + " is open again, says "
            + mention(incident.team(), by)
            + ": "
            + Mrkdwn.escape(why);
    post(incident, incident.channel(), text, null);
    post(
        incident,
        workspaces.opsChannel(incident.team()).id(),
        text + "\nIt is handled in <#" + incident.channel() + ">.",
        null);
  }

  void merged(Incident duplicate, Incident survivor, PersonId by, String why) {
    String text =
        head(duplicate)
            + " is the same as "
            + head(survivor)
            + ", says "
            + mention(duplicate.team(), by)
            + (why.isEmpty() ? "." : ": " + Mrkdwn.escape(why));
    post(duplicate, duplicate.channel(), text + "\nGo on in <#" + survivor.channel() + ">.", null);
    post(survivor, survivor.channel(), text, null);
  }

  private void post(Incident incident, ChannelId channel, String text, @Nullable String blocks) {
    UserId platform = workspaces.platformUser(incident.team());
    workspaces.post(new NewMessage(channel, platform, text, blocks, null));
  }

  private String mention(TeamId team, PersonId person) {
    return "<@" + workspaces.userOf(team, person) + ">";
  }

  private static String head(Incident incident) {
    return "*"
        + incident.label()
        + "* ("
        + incident.severity()
        + ") "
        + Mrkdwn.escape(incident.title());
  }

  private String blocks(Incident incident, String card) {
    String commander =
        teams.person(incident.declaredBy()).map(Member::handle).map(h -> "@" + h).orElse("nobody");
    Object header =
        Map.of("type", "header", "text", plain(incident.label() + " " + incident.title()));
    Object facts =
        Map.of(
            "type",
            "section",
            "fields",
            List.of(
                mrkdwn("*Severity*\n" + incident.severity() + ": " + incident.severity().meaning()),
                mrkdwn("*Status*\n" + incident.status().label()),
                mrkdwn("*Commander*\n" + commander),
                mrkdwn("*Declared*\n" + Mrkdwn.time(incident.declaredAt()))));
    Object body = Map.of("type", "section", "text", mrkdwn(card));
    try {
      return JSON.writeValueAsString(List.of(header, facts, body));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts are always JSON", impossible);
    }
  }

  private static Map<String, Object> plain(String text) {
    return Map.of("type", "plain_text", "text", text);
  }

  private static Map<String, Object> mrkdwn(String text) {
    return Map.of("type", "mrkdwn", "text", text);
  }
}
