/** From a chat message to a reply: parsing, de-duplication, the bounded pool, routing. */
@NullMarked
package dev.firedrill.bot.command;

import org.jspecify.annotations.NullMarked;
