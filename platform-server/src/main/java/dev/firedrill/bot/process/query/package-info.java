/** Questions to the databases of bots that are processes of this machine. */
@NullMarked
package dev.firedrill.bot.process.query;

import org.jspecify.annotations.NullMarked;
