package dev.firedrill.lti;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A platform as the specifications have it: it signs launches, gives tokens for our signed
 * assertion, lists members in pages, and takes scores by Moodle's and Canvas's rules.
 */
public final class TestPlatform implements AutoCloseable {
  public static final String CLIENT = "client-1";
  public static final String DEPLOYMENT = "deployment-1";
  private static final ObjectMapper JSON = new ObjectMapper();

  public final Map<String, Double> scores = new LinkedHashMap<>();
  public final List<String> refusedBodies = new ArrayList<>();
  public final Set<String> notGradable = new HashSet<>();
  public final List<Map<String, String>> members = new ArrayList<>();
  List<RSAKey> published;
  RSAKey signing;
  public boolean broken;
  private final Map<String, Instant> timestamps = new HashMap<>();
  private final HttpServer server;
  private final InstantSource clock;
  private final Supplier<String> toolKeys;
  private @Nullable ObjectNode lineItem;

  public TestPlatform(InstantSource clock, Supplier<String> toolKeys) {
    this.clock = clock;
    this.toolKeys = toolKeys;
    this.signing = key("key-1");
    this.published = new ArrayList<>(List.of(signing));
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
    server.createContext("/", this::serve);
    server.start();
  }

  static RSAKey key(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException failed) {
      throw new IllegalStateException(failed);
    }
  }

  public URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  String issuer() {
    return at("").toString();
  }

  public LtiPlatform registration() {
    return new LtiPlatform(
        UUID.randomUUID(),
        "Test platform",
        issuer(),
        CLIENT,
        List.of(DEPLOYMENT),
        at("/auth?site=1"),
        at("/token"),
        at("/jwks"));
  }

  /** A launch that is as it should be, to be spoilt by the test. */
  JWTClaimsSet.Builder launch(String nonce, String subject) {
    Instant now = clock.instant();
    return new JWTClaimsSet.Builder()
        .issuer(issuer())
        .audience(CLIENT)
        .subject(subject)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(300)))
        .claim("nonce", nonce)
        .claim("email", subject + "@uni.edu")
        .claim("https://purl.imsglobal.org/spec/lti/claim/version", "1.3.0")
        .claim("https://purl.imsglobal.org/spec/lti/claim/message_type", "LtiResourceLinkRequest")
        .claim("https://purl.imsglobal.org/spec/lti/claim/deployment_id", DEPLOYMENT)
        .claim(
            "https://purl.imsglobal.org/spec/lti/claim/context",
            Map.of("id", "course-1", "title", "SRE 101"))
        .claim(
            "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice",
            Map.of("context_memberships_url", at("/members?course=1").toString()))
        .claim(
            "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint",
            Map.of(
                "lineitems",
                at("/lineitems?course=1").toString(),
                "scope",
                List.of(PlatformCalls.LINE_ITEM, PlatformCalls.RESULTS, PlatformCalls.SCORE)));
  }

  String signed(JWTClaimsSet claims, RSAKey key) {
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String path = exchange.getRequestURI().getPath();
      if (broken && !path.equals("/jwks")) {
        send(exchange, 503, "down for maintenance");
        return;
      }
      switch (path) {
        case "/jwks" -> send(exchange, 200, new JWKSet(new ArrayList<JWK>(published)).toString());
        case "/token" -> token(exchange, body);
        case "/members" -> members(exchange);
        case "/lineitems" -> lineItems(exchange, body);
        case "/lineitems/7/lineitem/scores" -> score(exchange, body);
        case "/lineitems/7/lineitem/results" -> results(exchange);
        default -> send(exchange, 404, "nothing at " + path);
      }
    }
  }

  private void token(HttpExchange exchange, String body) throws IOException {
    Map<String, String> form = new HashMap<>();
    for (String part : body.split("&", -1)) {
      String[] pair = part.split("=", 2);
      form.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
    }
    try {
      SignedJWT assertion = SignedJWT.parse(form.getOrDefault("client_assertion", ""));
      JWTClaimsSet claims = assertion.getJWTClaimsSet();
      RSAKey key =
          (RSAKey) JWKSet.parse(toolKeys.get()).getKeyByKeyId(assertion.getHeader().getKeyID());
      boolean good =
          key != null
              && !key.isPrivate()
              && assertion.verify(new RSASSAVerifier(key))
              && CLIENT.equals(claims.getIssuer())
              && CLIENT.equals(claims.getSubject())
              && claims.getAudience().equals(List.of(at("/token").toString()))
              && claims.getJWTID() != null
              && "client_credentials".equals(form.get("grant_type"))
              && form.getOrDefault("scope", "").contains(PlatformCalls.SCORE);
      if (good) {
        send(exchange, 200, "{\"access_token\":\"t0ken\",\"expires_in\":3600}");
        return;
      }
    } catch (Exception unreadable) {
      // Refused below like every other bad assertion.
    }
    send(exchange, 401, "{\"error\":\"invalid_client\"}");
  }

  private boolean authorized(HttpExchange exchange) throws IOException {
    boolean good = "Bearer t0ken".equals(exchange.getRequestHeaders().getFirst("Authorization"));
    if (!good) {
      send(exchange, 401, "no token");
    }
    return good;
  }

  /** Two members a page. */
  private void members(HttpExchange exchange) throws IOException {
    if (!authorized(exchange)) {
      return;
    }
    String query = exchange.getRequestURI().getQuery();
    int page = query.contains("page=") ? Integer.parseInt(query.replaceAll(".*page=", "")) : 0;
    ObjectNode body = JSON.createObjectNode();
    ArrayNode list = body.putArray("members");
    for (Map<String, String> member :
        members.subList(page * 2, Math.min(members.size(), page * 2 + 2))) {
      ObjectNode node = list.addObject();
      member.forEach(node::put);
      node.putArray("roles")
          .add(
              member.containsKey("teacher")
                  ? "http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor"
                  : "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner");
    }
    if (page * 2 + 2 < members.size()) {
      exchange
          .getResponseHeaders()
          .add(
              "Link",
              "<"
                  + at("/members?course=1&page=" + (page + 1))
                  + ">; rel=\"next\", <"
                  + at("/x")
                  + ">; rel=\"differences\"");
    }
    send(exchange, 200, body.toString());
  }

  private void lineItems(HttpExchange exchange, String body) throws IOException {
    if (!authorized(exchange)) {
      return;
    }
    ObjectNode known = lineItem;
    if (exchange.getRequestMethod().equals("POST")) {
      ObjectNode made = (ObjectNode) JSON.readTree(body);
      made.put("id", at("/lineitems/7/lineitem?type_id=3").toString());
      lineItem = made;
      send(exchange, 201, made.toString());
    } else {
      ArrayNode list = JSON.createArrayNode();
      if (known != null) {
        list.add(known);
      }
      send(exchange, 200, list.toString());
    }
  }

  private void results(HttpExchange exchange) throws IOException {
    if (!authorized(exchange)) {
      return;
    }
    ArrayNode list = JSON.createArrayNode();
    scores.forEach((user, score) ->
        list.addObject().put("userId", user).put("resultScore", score).put("resultMaximum", 20));
    send(exchange, 200, list.toString());
  }

  private void score(HttpExchange exchange, String body) throws IOException {
    if (!authorized(exchange)) {
      return;
    }
    JsonNode score = JSON.readTree(body);
    String user = score.path("userId").asText();
    String refusal = refusal(exchange, score, user);
    if (refusal != null) {
      refusedBodies.add(body);
      send(exchange, 400, refusal);
      return;
    }
    Instant at = Instant.parse(score.path("timestamp").asText());
    Instant before = timestamps.put(user, at);
    if (before == null || !at.isBefore(before)) {
      scores.put(user, score.path("scoreGiven").asDouble());
    }
    send(exchange, 200, "{}");
  }

  private @Nullable String refusal(HttpExchange exchange, JsonNode score, String user) {
    if (!"type_id=3".equals(exchange.getRequestURI().getQuery())) {
      return "the line item's query is gone";
    }
    if (!"application/vnd.ims.lis.v1.score+json"
        .equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
      return "wrong content type";
    }
    if (user.isEmpty()
        || score.path("activityProgress").asText().isEmpty()
        || score.path("gradingProgress").asText().isEmpty()
        || (score.has("scoreGiven") && !score.has("scoreMaximum"))) {
      return "incorrect score received";
    }
    if (notGradable.contains(user)) {
      return "user is not gradable in this course";
    }
    try {
      Instant.parse(score.path("timestamp").asText());
      return score.path("timestamp").asText().matches(".*\\.\\d{3}Z") ? null : "no milliseconds";
    } catch (DateTimeParseException notIso) {
      return "timestamp is not ISO 8601";
    }
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
