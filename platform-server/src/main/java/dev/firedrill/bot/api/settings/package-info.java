/** Configuration and secrets over HTTP. */
@NullMarked
package dev.firedrill.bot.api.settings;

import org.jspecify.annotations.NullMarked;
