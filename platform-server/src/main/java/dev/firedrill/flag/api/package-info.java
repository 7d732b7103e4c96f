/** Feature flags over REST. */
@NullMarked
package dev.firedrill.flag.api;

import org.jspecify.annotations.NullMarked;
