/** The course's own pipeline: deployments that no team asked for. */
@NullMarked
package dev.firedrill.bot.pipeline;

import org.jspecify.annotations.NullMarked;
