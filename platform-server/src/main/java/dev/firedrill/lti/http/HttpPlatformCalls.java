package dev.firedrill.lti.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.lti.LtiPlatform;
import dev.firedrill.lti.PlatformCalls;
import dev.firedrill.lti.ToolKeys;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The real calls. Each has ten seconds and 2 MB, follows no redirect, and goes to encrypted
 * addresses only; lists are read page by page, at most a hundred pages.
 */
public final class HttpPlatformCalls implements PlatformCalls {
  private static final Duration WITHIN = Duration.ofSeconds(10);
  private static final int BYTES_AT_MOST = 2 * 1024 * 1024;
  private static final int PAGES_AT_MOST = 100;
  private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*;[^,]*rel=\"?next\"?");
  private static final String LINE_ITEM_TYPE = "application/vnd.ims.lis.v2.lineitem+json";

  /** Milliseconds always: Moodle and Canvas both take exactly this form. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private static final ObjectMapper JSON = new ObjectMapper();

  private record Page(JsonNode body, @Nullable URI next) {}

  private final HttpClient http;
  private final ToolKeys keys;
  private final IdSource ids;
  private final InstantSource clock;

  public HttpPlatformCalls(HttpClient http, ToolKeys keys, IdSource ids, InstantSource clock) {
    this.http = http;
    this.keys = keys;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public JWKSet keys(URI address) {
    String text = send(HttpRequest.newBuilder(safe(address)).GET(), "its keys").body();
    try {
      return JWKSet.parse(text);
    } catch (ParseException notKeys) {
      throw new CallFailed("The platform's key set cannot be read.", true);
    }
  }

  @Override
  public String token(LtiPlatform platform, Set<String> scopes) {
    Instant now = clock.instant();
    String assertion =
        keys.signed(
            new JWTClaimsSet.Builder()
                .issuer(platform.clientId())
                .subject(platform.clientId())
                .audience(platform.tokenUrl().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .jwtID(ids.next().toString())
                .build());
    String form =
        "grant_type=client_credentials"
            + "&client_assertion_type="
            + encoded("urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
            + "&client_assertion="
            + encoded(assertion)
            + "&scope="
            + encoded(String.join(" ", scopes.stream().sorted().toList()));
    String text =
        send(
                HttpRequest.newBuilder(safe(platform.tokenUrl()))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form)),
                "a token")
            .body();
    String token = read(text).path("access_token").asText();
    if (token.isEmpty()) {
      throw new CallFailed("The platform gave no access token.", true);
    }
    return token;
  }

  @Override
  public List<Member> members(String token, URI address) {
    List<Member> members = new ArrayList<>();
    for (JsonNode page :
        pages(token, address, "application/vnd.ims.lti-nrps.v2.membershipcontainer+json")) {
      for (JsonNode member : page.path("members")) {
        List<String> roles = new ArrayList<>();
        member.path("roles").forEach(role -> roles.add(role.asText()));
        String subject = text(member, "user_id");
        if (subject != null) {
          members.add(
              new Member(
                  subject,
                  text(member, "name"),
                  text(member, "email"),
                  text(member, "lis_person_sourcedid"),
                  roles,
                  !"Inactive".equals(text(member, "status"))
                      && !"Deleted".equals(text(member, "status"))));
        }
      }
    }
    return members;
  }

  @Override
  public List<LineItem> lineItems(String token, URI address, String resourceId) {
    List<LineItem> items = new ArrayList<>();
    URI asked = withQuery(address, "resource_id=" + encoded(resourceId));
    for (JsonNode page : pages(token, asked, "application/vnd.ims.lis.v2.lineitemcontainer+json")) {
      page.forEach(item -> lineItem(item).ifPresent(items::add));
    }
    return items;
  }

  @Override
  public LineItem create(
      String token, URI address, String label, double maximum, String resourceId) {
    ObjectNode wish =
        JSON.createObjectNode()
            .put("label", label)
            .put("scoreMaximum", maximum)
            .put("resourceId", resourceId)
            .put("tag", "firedrill");
    String text =
        send(
                authorized(token, address)
                    .header("Content-Type", LINE_ITEM_TYPE)
                    .header("Accept", LINE_ITEM_TYPE)
                    .POST(BodyPublishers.ofString(wish.toString())),
                "a new column")
            .body();
    return lineItem(read(text))
        .orElseThrow(() -> new CallFailed("The platform made a column without an id.", false));
  }

  @Override
  public List<Result> results(String token, URI lineItem) {
    List<Result> results = new ArrayList<>();
    for (JsonNode page :
        pages(
            token,
            below(lineItem, "/results"),
            "application/vnd.ims.lis.v2.resultcontainer+json")) {
      for (JsonNode result : page) {
        String subject = text(result, "userId");
        if (subject != null) {
          results.add(
              new Result(subject, number(result, "resultScore"), number(result, "resultMaximum")));
        }
      }
    }
    return results;
  }

  @Override
  public void score(String token, URI lineItem, Score score) {
    ObjectNode body =
        JSON.createObjectNode()
            .put("userId", score.subject())
            .put("scoreGiven", score.given())
            .put("scoreMaximum", score.maximum())
            .put("activityProgress", "Completed")
            .put("gradingProgress", "FullyGraded")
            .put("timestamp", TIME.format(score.at()))
            .put("comment", score.comment());
    var _ =
        send(
            authorized(token, below(lineItem, "/scores"))
                .header("Content-Type", "application/vnd.ims.lis.v1.score+json")
                .POST(BodyPublishers.ofString(body.toString())),
            "a grade");
  }

  /** The address with this path behind its own, in front of its query. */
  static URI below(URI address, String path) {
    String text = address.toString();
    int query = text.indexOf('?');
    return URI.create(
        query < 0 ? text + path : text.substring(0, query) + path + text.substring(query));
  }

  private static URI withQuery(URI address, String query) {
    return URI.create(address + (address.getRawQuery() == null ? "?" : "&") + query);
  }

  private List<JsonNode> pages(String token, URI first, String type) {
    List<JsonNode> pages = new ArrayList<>();
    Set<URI> seen = new HashSet<>();
    URI at = first;
    while (at != null) {
      if (!seen.add(at) || pages.size() == PAGES_AT_MOST) {
        throw new CallFailed("The platform's list does not end.", false);
      }
      Page page = page(token, at, type);
      pages.add(page.body());
      at = page.next();
    }
    return pages;
  }

  private Page page(String token, URI address, String type) {
    Response answer = send(authorized(token, address).header("Accept", type).GET(), "a list");
    URI next = null;
    for (String link : answer.links()) {
      Matcher found = NEXT.matcher(link);
      if (found.find()) {
        next = address.resolve(found.group(1));
        // The token must not go to a third party because a page says so.
        if (!String.valueOf(next.getAuthority()).equals(String.valueOf(address.getAuthority()))) {
          throw new CallFailed("The platform's list goes on at another host, " + next + ".", false);
        }
      }
    }
    return new Page(read(answer.body()), next);
  }

  private static HttpRequest.Builder authorized(String token, URI address) {
    return HttpRequest.newBuilder(safe(address)).header("Authorization", "Bearer " + token);
  }

  private static URI safe(URI address) {
    try {
      return LtiPlatform.safe(address);
    } catch (Failure unsafe) {
      throw new CallFailed(unsafe.detail(), false);
    }
  }

  private record Response(String body, List<String> links) {}

  private Response send(HttpRequest.Builder request, String what) {
    try {
      HttpResponse<InputStream> answer =
          http.send(request.timeout(WITHIN).build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        byte[] bytes = body.readNBytes(BYTES_AT_MOST + 1);
        if (bytes.length > BYTES_AT_MOST) {
          throw new CallFailed("The platform's answer is larger than 2 MB.", false);
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        int status = answer.statusCode();
        if (status < 200 || status > 299) {
          throw refused(status, what, text);
        }
        return new Response(text, answer.headers().allValues("Link"));
      }
    } catch (IOException unreachable) {
      throw new CallFailed("The platform did not answer when asked for " + what + ".", true);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CallFailed("The platform was not asked for " + what + " to the end.", true);
    }
  }

  private static CallFailed refused(int status, String what, String text) {
    String said = text.strip().replaceAll("\\s+", " ");
    return new CallFailed(
        "The platform refused "
            + what
            + " with "
            + status
            + (said.isEmpty() || said.startsWith("<")
                ? "."
                : ": " + said.substring(0, Math.min(200, said.length()))),
        status >= 500 || status == 429 || status == 408);
  }

  private static Optional<LineItem> lineItem(JsonNode item) {
    String id = text(item, "id");
    if (id == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new LineItem(
              LtiPlatform.safe(URI.create(id)),
              item.path("label").asText(),
              item.path("scoreMaximum").asDouble(),
              text(item, "resourceId")));
    } catch (IllegalArgumentException | Failure unusable) {
      return Optional.empty();
    }
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException notJson) {
      throw new CallFailed("The platform's answer is no JSON.", true);
    }
  }

  private static @Nullable String text(JsonNode node, String member) {
    JsonNode value = node.path(member);
    return value.isValueNode() && !value.isNull() && !value.asText().isBlank()
        ? value.asText()
        : null;
  }

  private static @Nullable Double number(JsonNode node, String member) {
    JsonNode value = node.path(member);
    return value.isNumber() ? value.asDouble() : null;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
