/** What a bot tells of itself: metrics and its log. */
@NullMarked
package dev.firedrill.cli.observe;

import org.jspecify.annotations.NullMarked;
