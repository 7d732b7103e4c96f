package dev.firedrill.bot.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.bot.fake.PluginKit;
import dev.firedrill.bot.plugin.PluginFailure;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that ask a service. */
class UpstreamPluginsTest {
  @TempDir Path directory;
  private PluginKit kit;

  @BeforeEach
  void prepare() throws Exception {
    kit = new PluginKit(directory);
  }

  @AfterEach
  void tidy() throws Exception {
    kit.close();
  }

  @Test
  void weatherTellsNowAndTheDaysAhead() throws Exception {
    var weather = kit.start(new WeatherPlugin());
    kit.services.weatherAnswers(
        200,
        """
        {"city":"New York","temperatureCelsius":7.5,"conditions":"rain","forecast":[
          {"date":"2026-11-23","lowCelsius":1,"highCelsius":6.5,"conditions":"clear"}]}
        """);
    assertThat(kit.ask(weather, "New York 1"))
        .isEqualTo("New York: 7.5 °C, rain\n2026-11-23: 1 to 6.5 °C, clear");
    assertThat(kit.services.lastWeatherQuery()).contains("city=New York", "days=1");
    kit.ask(weather, "New York forecast");
    assertThat(kit.services.lastWeatherQuery()).contains("city=New York", "days=3");
    kit.ask(weather, "New York");
    assertThat(kit.services.lastWeatherQuery()).isEqualTo("city=New York");
    kit.services.weatherAnswers(404, "{}");
    assertThat(kit.ask(weather, "Atlantis 3")).isEqualTo("I know no weather for \"Atlantis\".");
    kit.services.weatherAnswers(
        200, "{\"city\":\"X\",\"temperatureCelsius\":1,\"conditions\":\"fog\",\"forecast\":{}}");
    assertThatThrownBy(() -> kit.ask(weather, "X 3"))
        .isInstanceOf(PluginFailure.class)
        .hasMessage("the weather service sent an answer I cannot read.");
  }

  @Test
  void wikiTellsHowAnArticleBegins() throws Exception {
    var wiki = kit.start(new WikiPlugin());
    kit.services.answer(
        "wiki", "title=toil", "{\"title\":\"Toil\",\"extract\":\"Work without lasting value.\"}");
    assertThat(kit.ask(wiki, "toil")).isEqualTo("*Toil*: Work without lasting value.");
    assertThat(kit.ask(wiki, "xyzzy")).isEqualTo("I know no article about \"xyzzy\".");
    assertThat(kit.ask(wiki, "")).startsWith("Usage");
  }

  @Test
  void imageGivesALink() throws Exception {
    var image = kit.start(new ImagePlugin());
    kit.services.answer(
        "image", "query=otter", "{\"title\":\"An otter\",\"url\":\"http://h/otter.svg\"}");
    assertThat(kit.ask(image, "otter")).isEqualTo("An otter: http://h/otter.svg");
    assertThat(kit.ask(image, "void")).isEqualTo("I found no picture of \"void\".");
  }

  @Test
  void githubKnowsPeopleAndRepositories() throws Exception {
    var github = kit.start(new GithubPlugin());
    kit.services.answer(
        "github",
        "user=riverotter",
        """
        {"login":"riverotter","name":"River","bio":"Builds dams.","repositories":4,"followers":9}
        """);
    assertThat(kit.ask(github, "riverotter"))
        .isEqualTo("riverotter (River): Builds dams. 4 repositories, 9 followers.");
    assertThat(kit.ask(github, "nobody")).isEqualTo("I know no user \"nobody\".");
    assertThat(kit.ask(github, "a/b")).isEqualTo("I know no repository \"a/b\".");
  }

  @Test
  void defineExplains() throws Exception {
    var define = kit.start(new DefinePlugin());
    assertThat(kit.ask(define, "latency")).isEqualTo("latency: the time a reply takes");
    assertThat(kit.ask(define, "nonsense")).isEqualTo("I know no definition of \"nonsense\".");
  }
}
