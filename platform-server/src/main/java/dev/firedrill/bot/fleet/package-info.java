/** The one supervisor that brings the fleet to what is recorded. */
@NullMarked
package dev.firedrill.bot.fleet;

import org.jspecify.annotations.NullMarked;
