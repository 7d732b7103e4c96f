package dev.firedrill.bot.conformance;

class JavaBotConformanceTest extends BotConformance {
  JavaBotConformanceTest() {
    super(BotUnderTest.JAVA);
  }
}
