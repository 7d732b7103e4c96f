package dev.firedrill.bot.conformance;

class JsBotConformanceTest extends BotConformance {
  JsBotConformanceTest() {
    super(BotUnderTest.JAVASCRIPT);
  }
}
