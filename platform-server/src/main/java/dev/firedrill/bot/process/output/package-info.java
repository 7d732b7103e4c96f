/** What bots print: read at a bounded rate, kept in a bounded log. */
@NullMarked
package dev.firedrill.bot.process.output;

import org.jspecify.annotations.NullMarked;
