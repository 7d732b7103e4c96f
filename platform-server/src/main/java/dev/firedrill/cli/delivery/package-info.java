/** Releases and deployments, and how the bots fare. */
@NullMarked
package dev.firedrill.cli.delivery;

import org.jspecify.annotations.NullMarked;
