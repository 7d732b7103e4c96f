/** The only package that knows Slack: Socket Mode in, Web API out. */
@NullMarked
package dev.firedrill.bot.slack;

import org.jspecify.annotations.NullMarked;
