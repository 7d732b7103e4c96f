/** Deployments over HTTP. */
@NullMarked
package dev.firedrill.bot.api.deploy;

import org.jspecify.annotations.NullMarked;
