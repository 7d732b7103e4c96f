/** Environment variables and secrets as versioned configuration. */
@NullMarked
package dev.firedrill.bot.settings;

import org.jspecify.annotations.NullMarked;
